using Blog.Data;
using Blog.Web;

namespace Blog.Articles.Writing;

/// <summary>The editor's page: a form for a new article or for a stored one.</summary>
/// <param name="Stored">Null for a new article.</param>
/// <param name="IsUnsaved">Whether the form holds what is stored nowhere yet.</param>
/// <param name="Other">What another has saved meanwhile; null if nobody has.</param>
/// <param name="Notice">A sentence above the form, a key of the interface's texts.</param>
/// <param name="SentForms">Forms of this writer that are stored: nothing of them needs to be restored.</param>
public sealed record Writer(
    ArticleForm Form,
    Guid UserId,
    StoredArticle? Stored,
    TextPreview Preview,
    IReadOnlyList<FormError> Errors,
    IReadOnlyList<GuideEntry> Guide,
    bool IsUnsaved = false,
    OtherVersion? Other = null,
    string? Notice = null,
    IReadOnlyList<Guid>? SentForms = null)
{
    public string Address => Stored is null ? "/articles/new" : $"{Stored.Address}/edit";

    public FormError? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field);
}

/// <param name="DateUtc">When it appeared, appears, or is planned to appear.</param>
public sealed record StoredArticle(int Id, string Slug, string Title, string Language, ArticleState State, DateTime? DateUtc, int Version, DateTime UpdatedUtc)
{
    public string Address => ArticleAddress.Of(Slug);

    public static StoredArticle Of(Article article, DateTime nowUtc) => new(
        article.Id, article.Slug, article.Title, article.Language, ArticleStates.Of(article.Status, article.DateUtc, nowUtc), article.DateUtc, article.Version, article.UpdatedUtc);
}

/// <summary>What another saved while this writer was writing.</summary>
/// <param name="EditorName">Null once that account was deleted.</param>
public sealed record OtherVersion(int Version, string? EditorName, DateTime SavedUtc, string Title, string Markdown);

/// <summary>The text as readers will see it, or why it cannot be shown.</summary>
public sealed record TextPreview(string Language, ArticleHtml? Html, string? Error);

/// <summary>One entry of the list of what somebody may edit.</summary>
public sealed record OwnArticle(string Slug, string Title, string Language, ArticleStatus Status, DateTime? DateUtc, DateTime UpdatedUtc, Guid? AuthorId, string? AuthorName)
{
    public string Address => ArticleAddress.Of(Slug);
}

public sealed record OwnArticleList(PagedList<OwnArticle> Articles, bool IsEverybodys, DateTime NowUtc)
{
    public const int PageSize = 20;
    public const string Path = "/articles/mine";

    public Pager Pager => new(Path, ArticleIds.OwnList, Articles.Page, Articles.PageCount);
}

public static class ArticleAddress
{
    public const string Prefix = "/articles/";

    /// <summary>The path of an article, fit for a header too.</summary>
    public static string Of(string slug) => $"{Prefix}{Uri.EscapeDataString(slug)}";
}
