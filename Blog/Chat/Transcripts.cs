using System.Globalization;
using System.Text;
using Blog.Data;
using Blog.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Chat;

/// <summary>A conversation to be kept: what both sides said, and nothing else.</summary>
/// <param name="About">The article's title, if it was about one.</param>
/// <param name="Zone">The zone of its times, as its readers call it.</param>
public sealed record Transcript(string Blog, string? About, string Zone, IReadOnlyList<TranscriptLine> Lines)
{
    public DateTimeOffset Start => Lines[0].When;
}

/// <param name="By">Null for what happened and was said by nobody.</param>
public sealed record TranscriptLine(DateTimeOffset When, string? By, string Text)
{
    /// <summary>The time with its distance from universal time: nobody has to guess whose clock it was.</summary>
    public string Time => When.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}

/// <summary>Puts a conversation, whose access was asked already, into a form that can be taken away.</summary>
public sealed class Transcripts(BlogDbContext db, BlogName name, IStringLocalizer<Text> texts)
{
    public async Task<Transcript> OfAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        var zone = conversation.VisitorTimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var known) ? known : TimeZoneInfo.Utc;
        var about = await db.Articles.Where(article => article.Id == conversation.ArticleId).Select(article => article.Title).SingleOrDefaultAsync(cancellationToken);
        var messages = await db.Messages.AsNoTracking().Where(message => message.ConversationId == conversation.Id).OrderBy(message => message.Seq).ToListAsync(cancellationToken);
        return new Transcript(name.Title, about, zone.Id, messages.ConvertAll(message => Line(message, zone)));
    }

    /// <summary>The transcript as plain text.</summary>
    public string AsText(Transcript transcript)
    {
        var text = new StringBuilder().Append(texts["Chat with {0}", transcript.Blog].Value).Append('\n');
        if (transcript.About is { } about)
        {
            text.Append(texts["About:"].Value).Append(' ').Append(about).Append('\n');
        }

        text.Append(texts["Time zone: {0}", transcript.Zone].Value).Append('\n');
        foreach (var line in transcript.Lines)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"[{line.Time}] ")
                .Append(line.By is { } by ? $"{by}: {line.Text}" : $"* {line.Text}").Append('\n');
        }

        return text.ToString();
    }

    private TranscriptLine Line(Message message, TimeZoneInfo zone)
    {
        var when = TimeZoneInfo.ConvertTime(new DateTimeOffset(message.CreatedUtc), zone);
        return message.Sender == SenderKind.System
            ? new TranscriptLine(when, null, texts[ChatWords.Event(message.Text, message.SenderName), message.SenderName])
            : new TranscriptLine(when, message.SenderName, message.Text);
    }
}
