using System.Text;
using Blog.Data;
using Blog.Web;

namespace Blog.Chat.Letters;

/// <summary>What stands in a mail, in the reader's language: the plain text and the HTML are both made from it.</summary>
/// <param name="Link">What the mail asks to be opened.</param>
/// <param name="After">What is said below the link.</param>
/// <param name="Stop">How to get no more of it.</param>
public sealed record LetterText(string Subject, IReadOnlyList<string> Before, IReadOnlyList<LetterQuote> Quotes, LetterLink? Link, IReadOnlyList<string> After, LetterLink? Stop)
{
    public string AsPlainText()
    {
        var text = new StringBuilder();
        foreach (var line in Before)
        {
            text.Append(line).Append("\n\n");
        }

        foreach (var quote in Quotes)
        {
            text.Append(quote.Head).Append('\n');
            foreach (var line in quote.Lines)
            {
                text.Append("> ").Append(line).Append('\n');
            }

            text.Append('\n');
        }

        Append(text, Link);
        foreach (var line in After)
        {
            text.Append(line).Append("\n\n");
        }

        Append(text, Stop);
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Append(StringBuilder text, LetterLink? link)
    {
        if (link is not null)
        {
            text.Append(link.Words).Append(":\n").Append(link.Address).Append("\n\n");
        }
    }
}

public sealed record LetterLink(string Words, string Address);

/// <summary>A message as it is repeated in a mail.</summary>
public sealed record LetterQuote(string Name, DateTime Utc, string Text)
{
    public string Head => $"{Name}, {Utc.AsMoment()}";

    public IReadOnlyList<string> Lines => Text.Split('\n');

    public static LetterQuote Of(Message message) => new(message.SenderName, message.CreatedUtc, message.Text);
}
