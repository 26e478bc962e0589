using Blog.Articles;
using Blog.Data;

namespace Blog.Tests;

/// <summary>Rows for tests, complete but for what the test is about.</summary>
internal static class Some
{
    private static readonly ArticleRenderer Renderer = new(new CodeHighlighter());

    public static readonly DateTime Day = new(2026, 3, 14, 8, 0, 0, DateTimeKind.Utc);

    public static Article Article(string title, string markdown = "Some text.", DateTime? published = null, ArticleStatus status = ArticleStatus.Published)
    {
        var text = Renderer.Render(markdown);
        return new Article
        {
            Slug = Slug.From(title),
            Title = title,
            Markdown = markdown,
            Html = text.Html,
            Words = text.Words,
            Excerpt = text.Excerpt,
            Contents = text.Contents,
            ReadingMinutes = text.ReadingMinutes,
            Language = "en",
            Status = status,
            PublishedUtc = published ?? Day,
            CreatedUtc = Day,
            UpdatedUtc = Day,
        };
    }

    /// <summary>Articles "Tide 1" (the oldest) to "Tide n".</summary>
    public static IEnumerable<Article> Tides(int count) =>
        Enumerable.Range(1, count).Select(number => Article($"Tide {number}", published: Day.AddDays(number)));

    public static Tag Tag(string name) => new() { Name = name, Slug = Slug.From(name) };

    public static User User(string userName, string displayName) => new()
    {
        Id = Guid.NewGuid(),
        UserName = userName,
        NormalizedUserName = userName.ToUpperInvariant(),
        SecurityStamp = Guid.NewGuid().ToString(),
        DisplayName = displayName,
    };

    public static Comment Comment(Article article, User? author, string text) =>
        new() { Article = article, Author = author, Text = text, CreatedUtc = Day };
}
