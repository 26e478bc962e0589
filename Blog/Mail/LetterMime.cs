using System.Globalization;
using MimeKit;
using MimeKit.Utils;

namespace Blog.Mail;

/// <summary>A letter as it goes over the wire.</summary>
internal static class LetterMime
{
    public static MimeMessage AsMime(this Letter letter, MailboxAddress to, MailboxAddress from, DateTimeOffset now)
    {
        var message = new MimeMessage
        {
            Subject = OneLine(letter.Subject),
            Date = now,
            MessageId = MimeUtils.GenerateMessageId(from.Domain),
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = letter.Text },
                new TextPart("html") { Text = letter.Html },
            },
        };
        message.From.Add(new MailboxAddress(OneLine(letter.FromName), from.Address));
        message.To.Add(new MailboxAddress(OneLine(letter.ToName), to.Address));
        message.Body.Headers.Add("Content-Language", letter.Language);

        // Else an absent reader's program answers, and ours might answer that.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.StopAddress is { } stop)
        {
            message.Headers.Add("List-Unsubscribe", $"<{stop}>");
        }

        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    /// <summary>A name or title may hold anything, but no line of it may begin a header of its own.</summary>
    private static string OneLine(string? text) =>
        new([.. (text ?? "").Select(letter => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : letter)]);
}
