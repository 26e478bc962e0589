using System.Globalization;
using Blog.Data;

namespace Blog.Articles.Writing;

/// <summary>The writer's form as it was typed, right or wrong: it is shown again as it came.</summary>
public sealed class ArticleForm
{
    /// <summary>A date as its field writes it. It is UTC on its way here, whatever the writer sees.</summary>
    public const string DateFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Made when an empty form is shown: the same form sent twice makes one article.</summary>
    public Guid FormId { get; set; }

    /// <summary>The stored version that the writer began with; 0 for a new article.</summary>
    public int Version { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Tags { get; set; }

    public string? PublishAt { get; set; }

    public string? Language { get; set; }

    /// <summary>The last part of the article's address. Empty leaves it as it is.</summary>
    public string? Address { get; set; }

    /// <summary>The address of the article that this one translates, whole or its last part. Empty: it translates none.</summary>
    public string? TranslationOf { get; set; }

    /// <summary>The button that sent the form; null shows it again as it came.</summary>
    public ArticleIntent? Intent { get; set; }

    public bool IsToBeSaved => Intent is ArticleIntent.Publish or ArticleIntent.Draft;

    public static ArticleForm Of(Article article) => new()
    {
        FormId = article.FormId ?? Guid.Empty,
        Version = article.Version,
        Title = article.Title,
        Text = article.Markdown,
        Tags = string.Join(", ", article.Tags.OrderBy(tag => tag.Name, StringComparer.CurrentCultureIgnoreCase).Select(tag => tag.Name)),
        PublishAt = article.DateUtc?.ToString(DateFormat, CultureInfo.InvariantCulture),
        Language = article.Language,
        Address = article.Slug,
        TranslationOf = article.Original is { } original ? ArticleAddress.Of(original.Slug) : null,
    };
}

public enum ArticleIntent
{
    Preview = 0,
    Draft = 1,
    Publish = 2,
}

/// <summary>What is wrong with a field: a sentence, which is a key of the interface's texts, and the values in it.</summary>
public sealed record FormError(string Field, string Sentence, params object[] Values);
