using System.Globalization;
using Blog.Data;
using Blog.Mail;
using Blog.Resources;
using Blog.Web;
using Microsoft.Extensions.Localization;

namespace Blog.Chat.Letters;

/// <summary>Writes the chat's mail.</summary>
public sealed class ChatLetters(PartialRenderer partials, IStringLocalizer<Text> texts, BlogName name, ThreadLinks links, PublicAddress address)
{
    /// <summary>How many messages one mail repeats; of more it says the number.</summary>
    public const int MostQuoted = 10;

    /// <param name="left">How many older answers there are that are not repeated.</param>
    internal async Task<Letter> AnswersAsync(Conversation conversation, string? articleTitle, IReadOnlyList<Message> answers, int left)
    {
        var culture = LanguageOf(conversation);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        var who = answers[^1].SenderName;
        List<string> before =
        [
            texts["Hello {0},", conversation.VisitorName],
            articleTitle is null ? texts["{0} has answered your question at {1}.", who, name.Title] : texts["{0} has answered your question about “{1}” at {2}.", who, articleTitle, name.Title],
        ];
        if (left > 0)
        {
            before.Add(texts.Counted(left, "{0} older answer stands in the chat.", "{0} older answers stand in the chat."));
        }

        var text = new LetterText(
            texts["{0} has answered you: {1}", who, name.Title],
            before,
            [.. answers.Select(LetterQuote.Of)],
            new LetterLink(texts["Open the chat and answer"], links.ToThread(conversation.Id)),
            [texts["The link opens your chats of that browser in any other and is good for seven days. Do not pass it on: whoever has it reads them."]],
            new LetterLink(texts["No more e-mail about this chat"], links.ToStop(conversation.Id)));
        return await WriteAsync(text, conversation.VisitorEmail!, conversation.VisitorName, conversation.Id, culture) with { StopAddress = text.Stop!.Address };
    }

    /// <summary>Tells an author of questions that nobody has looked at.</summary>
    internal async Task<Letter> QuestionsAsync(Conversation conversation, string? articleTitle, IReadOnlyList<Message> questions, string email, string displayName)
    {
        var culture = CultureInfo.GetCultureInfo(name.Language);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        var text = new LetterText(
            texts["{0} waits for an answer: {1}", conversation.VisitorName, name.Title],
            [
                texts["Hello {0},", displayName],
                articleTitle is null ? texts["{0} has asked something, and nobody has looked yet.", conversation.VisitorName] : texts["{0} has asked something about “{1}”, and nobody has looked yet.", conversation.VisitorName, articleTitle],
            ],
            [.. questions.Select(LetterQuote.Of)],
            new LetterLink(texts["Open the conversation"], address.InMail($"/chats/{ChatIds.Key(conversation.Id)}")),
            [],
            new LetterLink(texts["No more e-mail about unanswered chats: in your settings"], address.InMail("/account/settings")));
        return await WriteAsync(text, email, displayName, conversation.Id, culture);
    }

    /// <summary>The whole conversation, as its visitor may keep it.</summary>
    internal async Task<Letter> TranscriptAsync(Conversation conversation, Transcripts transcripts, CancellationToken cancellationToken)
    {
        var culture = LanguageOf(conversation);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        var transcript = await transcripts.OfAsync(conversation, cancellationToken);
        return new Letter(
            conversation.VisitorEmail!,
            name.Title,
            texts["Your chat with {0}", name.Title],
            transcripts.AsText(transcript),
            await partials.RenderAsync("/Chat/_Transcript.cshtml", transcript, culture))
        {
            ToName = conversation.VisitorName,
            Language = culture.Name,
            About = ChatIds.Key(conversation.Id),
        };
    }

    private CultureInfo LanguageOf(Conversation conversation) =>
        CultureInfo.GetCultureInfo(conversation.VisitorLanguage is { } language && Languages.Names.Contains(language, StringComparer.Ordinal) ? language : name.Language);

    private async Task<Letter> WriteAsync(LetterText text, string to, string toName, Guid conversationId, CultureInfo culture) =>
        new(to, name.Title, text.Subject, text.AsPlainText(), await partials.RenderAsync("/Chat/Letters/_Letter.cshtml", text, culture))
        {
            ToName = toName,
            Language = culture.Name,
            About = ChatIds.Key(conversationId),
        };
}
