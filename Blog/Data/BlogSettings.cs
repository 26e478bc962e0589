namespace Blog.Data;

/// <summary>What an administrator changes while the blog runs: one row, made at the first start.</summary>
public sealed class BlogSettings
{
    /// <summary>The only row's key.</summary>
    public const int OnlyId = 1;

    public const int MaxTitleLength = 80;
    public const int MaxTaglineLength = 200;
    public const int MaxFooterLength = 2000;
    public const int MaxKeepChatsDays = 3650;
    public const int MaxOpeningHoursLength = 200;

    public int Id { get; set; } = OnlyId;

    /// <summary>The name over every page.</summary>
    public required string Title { get; set; }

    /// <summary>What the blog is about, in a line: on the home page, in feeds and in search results. May be empty.</summary>
    public string Tagline { get; set; } = "";

    /// <summary>The interface's language for browsers that ask for none of those it has, and the one that feeds say.</summary>
    public string Language { get; set; } = "en";

    /// <summary>What stands under every page, as it was typed. May be empty.</summary>
    public string Footer { get; set; } = "";

    /// <summary>The footer, sanitized and rendered when it was saved.</summary>
    public string FooterHtml { get; set; } = "";

    /// <summary>How many days after its last message a conversation is deleted, 1 to <see cref="MaxKeepChatsDays"/>.</summary>
    public int KeepChatsDays { get; set; } = 365;

    /// <summary>Whether authors see who is reading now; every reader's page then tells where it is.</summary>
    public bool ShowsReadersNow { get; set; }

    /// <summary>When the authors answer, as <c>mon-fri 09:00-17:00; sat 10:00-12:00</c>; empty for no hours.</summary>
    public string OpeningHours { get; set; } = "";

    /// <summary>The zone of the opening hours by its IANA name.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Whether readers may make accounts for themselves.</summary>
    public bool IsRegistrationOpen { get; set; }

    /// <summary>Whether the first comment of a new user waits until an author approves it.</summary>
    public bool HoldsFirstComments { get; set; } = true;
}
