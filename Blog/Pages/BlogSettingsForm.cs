using Blog.Accounts;
using Blog.Data;
using Blog.Web;

namespace Blog.Pages;

/// <summary>What an administrator typed on the settings page.</summary>
public sealed class BlogSettingsForm
{
    public string? Title { get; set; }

    public string? Tagline { get; set; }

    public string? Language { get; set; }

    /// <summary>Markdown.</summary>
    public string? Footer { get; set; }

    public bool IsRegistrationOpen { get; set; }

    public bool HoldsFirstComments { get; set; }

    public static BlogSettingsForm Of(BlogSettings settings) => new()
    {
        Title = settings.Title,
        Tagline = settings.Tagline,
        Language = settings.Language,
        Footer = settings.Footer,
        IsRegistrationOpen = settings.IsRegistrationOpen,
        HoldsFirstComments = settings.HoldsFirstComments,
    };

    /// <summary>Puts the texts into the form in which they are counted and stored: names have one line.</summary>
    public void Normalize()
    {
        Title = PersonName.Normalize(Title);
        Tagline = PersonName.Normalize(Tagline);
        Footer = PlainText.Normalize(Footer);
    }

    /// <summary>The fields that are wrong, each with a sentence that is a key of the texts.</summary>
    public IEnumerable<(string Field, string Sentence)> Faults()
    {
        if (Title is not { Length: > 0 })
        {
            yield return (nameof(Title), "Give the blog a name.");
        }
        else if (Title.Length > BlogSettings.MaxTitleLength)
        {
            yield return (nameof(Title), "The name is too long (max 80 characters).");
        }

        if (Tagline?.Length > BlogSettings.MaxTaglineLength)
        {
            yield return (nameof(Tagline), "The description is too long (max 200 characters).");
        }

        if (!Languages.Names.Contains(Language, StringComparer.Ordinal))
        {
            yield return (nameof(Language), "Choose one of the languages.");
        }

        if (Footer?.Length > BlogSettings.MaxFooterLength)
        {
            yield return (nameof(Footer), "The footer is too long (max 2,000 characters).");
        }
    }
}
