using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Blog.Web;

namespace Blog.Pages;

/// <summary>What an administrator typed on the settings page.</summary>
public sealed class BlogSettingsForm
{
    private const int MaxZoneLength = 64;

    public string? Title { get; set; }

    public string? Tagline { get; set; }

    public string? Language { get; set; }

    /// <summary>Markdown.</summary>
    public string? Footer { get; set; }

    /// <summary>A number of days.</summary>
    public string? KeepChatsDays { get; set; }

    /// <summary>As <see cref="Blog.Chat.OpeningHours"/> reads them.</summary>
    public string? OpeningHours { get; set; }

    /// <summary>An IANA name.</summary>
    public string? TimeZone { get; set; }

    public bool ShowsReadersNow { get; set; }

    public bool IsRegistrationOpen { get; set; }

    public bool HoldsFirstComments { get; set; }

    public static BlogSettingsForm Of(BlogSettings settings) => new()
    {
        Title = settings.Title,
        Tagline = settings.Tagline,
        Language = settings.Language,
        Footer = settings.Footer,
        KeepChatsDays = settings.KeepChatsDays.ToString(CultureInfo.InvariantCulture),
        OpeningHours = settings.OpeningHours,
        TimeZone = settings.TimeZone,
        ShowsReadersNow = settings.ShowsReadersNow,
        IsRegistrationOpen = settings.IsRegistrationOpen,
        HoldsFirstComments = settings.HoldsFirstComments,
    };

    /// <summary>The days as a number; null if it is none, or none that is allowed.</summary>
    public int? Days => int.TryParse(KeepChatsDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= BlogSettings.MaxKeepChatsDays ? days : null;

    /// <summary>Puts the texts into the form in which they are counted and stored: names have one line.</summary>
    public void Normalize()
    {
        Title = PersonName.Normalize(Title);
        Tagline = PersonName.Normalize(Tagline);
        Footer = PlainText.Normalize(Footer);
        KeepChatsDays = KeepChatsDays?.Trim();
        OpeningHours = PersonName.Normalize(OpeningHours);
        TimeZone = TimeZone?.Trim() is { Length: > 0 } zone ? zone : "UTC";
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

        if (Days is null)
        {
            yield return (nameof(KeepChatsDays), "Give a number of days from 1 to 3,650.");
        }

        if (OpeningHours!.Length > BlogSettings.MaxOpeningHoursLength || Blog.Chat.OpeningHours.Parse(OpeningHours) is null)
        {
            yield return (nameof(OpeningHours), "Write the hours as in: mon-fri 09:00-17:00; sat 10:00-12:00");
        }

        if (TimeZone is not { Length: <= MaxZoneLength } || !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return (nameof(TimeZone), "That time zone is not known. Write it as in: Europe/Madrid");
        }
    }
}
