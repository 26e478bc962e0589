using System.Globalization;

namespace Blog.Chat;

/// <summary>The tabs over an author's list.</summary>
public enum InboxTab
{
    /// <summary>All open ones; who waits stands first.</summary>
    Open = 0,

    /// <summary>Those that need an answer.</summary>
    Waiting = 1,

    /// <summary>The open ones that the author has taken.</summary>
    Mine = 2,

    Closed = 3,
}

/// <summary>What else a list may be narrowed to.</summary>
public enum InboxOnly
{
    Everything = 0,
    WithEmail = 1,
    Blocked = 2,
}

/// <summary>Which conversations an author's list holds: a tab, what it is narrowed to, and a page of it.</summary>
public sealed record InboxList(InboxTab Tab, string? Tag = null, int? ArticleId = null, InboxOnly Only = InboxOnly.Everything)
{
    /// <summary>Nobody turns so many pages; search and filters find what stands behind them.</summary>
    private const int MaxPages = 1_000;

    /// <summary>1 for the first one.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Reads what an address or a frame says; what it does not know counts as not said.</summary>
    public static InboxList Of(string? tab, string? tag, int? article, string? only, int? page = null) => new(
        tab switch
        {
            "waiting" => InboxTab.Waiting,
            "mine" => InboxTab.Mine,
            "closed" => InboxTab.Closed,
            _ => InboxTab.Open,
        },
        string.IsNullOrWhiteSpace(tag) ? null : tag.Trim(),
        article,
        only switch
        {
            "email" => InboxOnly.WithEmail,
            "blocked" => InboxOnly.Blocked,
            _ => InboxOnly.Everything,
        })
    {
        Page = Math.Clamp(page ?? 1, 1, MaxPages),
    };

    public bool IsClosed => Tab == InboxTab.Closed;

    public bool IsNarrowed => Tag is not null || ArticleId is not null || Only != InboxOnly.Everything;

    /// <summary>The tab's word in addresses and frames.</summary>
    public string TabWord => Tab switch
    {
        InboxTab.Waiting => "waiting",
        InboxTab.Mine => "mine",
        InboxTab.Closed => "closed",
        _ => "open",
    };

    /// <inheritdoc cref="TabWord"/>
    public string? OnlyWord => Only switch
    {
        InboxOnly.WithEmail => "email",
        InboxOnly.Blocked => "blocked",
        _ => null,
    };

    /// <summary>Its beginning under another tab.</summary>
    public InboxList Under(InboxTab tab) => this with { Tab = tab, Page = 1 };

    /// <summary>What follows the question mark in the address of this list; empty for the list that /chats itself shows.</summary>
    public string Query => string.Join('&', Parts());

    public string Address => Query is { Length: > 0 } query ? $"/chats?{query}" : "/chats";

    private IEnumerable<string> Parts()
    {
        if (Tab != InboxTab.Open)
        {
            yield return $"tab={TabWord}";
        }

        if (Tag is not null)
        {
            yield return $"tag={Uri.EscapeDataString(Tag)}";
        }

        if (ArticleId is { } article)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"article={article}");
        }

        if (OnlyWord is { } only)
        {
            yield return $"only={only}";
        }

        if (Page > 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"page={Page}");
        }
    }
}
