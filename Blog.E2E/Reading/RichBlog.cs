using Blog.Articles;
using Blog.Data;
using Blog.E2E.Servers;
using Blog.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.E2E.Reading;

/// <summary>The library with one long article more, which has everything that a text can hold.</summary>
internal static class RichBlog
{
    public const string Title = "Everything at once";
    public const string Path = "/articles/everything-at-once";

    /// <summary>The same text, as it would be without the sizes of its images.</summary>
    public const string UnsizedPath = "/articles/everything-without-sizes";

    public static async Task<BlogServer> OpenAsync()
    {
        var server = await Library.OpenAsync();
        var renderer = server.Services.GetRequiredService<ArticleRenderer>();
        await server.WithDb(async db =>
        {
            var author = await db.Users.SingleAsync(user => user.UserName == Library.AuthorName);
            var water = await db.Tags.SingleAsync(tag => tag.Slug == "water");
            var unsized = Article("Everything without sizes", new ArticleRenderer(new CodeHighlighter()));
            var sized = Article(Title, renderer);
            (sized.Author, sized.Tags, sized.PublishedUtc) = (author, [water], Some.Day.AddDays(8).AddHours(1));
            sized.Comments = [Some.Comment(sized, author, "Printed too.")];
            db.AddRange(unsized, sized);
            await db.SaveChangesAsync();
        });
        return server;
    }

    private static Article Article(string title, ArticleRenderer renderer)
    {
        var text = renderer.Render(Text);
        var article = Some.Article(title);
        (article.Markdown, article.Html, article.Contents) = (Text, text.Html, text.Contents);
        return article;
    }

    private static string Text => $"""
        The first words, with a note.[^1] And [a link outside](https://example.org/far) and [one inside](/privacy).

        ![A staff](/demo/staff.svg "The first picture")

        ## The first part

        {Paragraphs(6)}

        ![Waders](/demo/waders.svg#wide "The second picture")

        ## The second part

        {Paragraphs(6)}

        ```csharp
        var depth = 4; // metres
        ```

        ### Внутри: $& más

        - [x] done
        - [ ] open

        {Paragraphs(4)}

        ## The third part

        | a | b | c | d | e | f | g |
        |---|---|---|---|---|---|--:|
        {string.Join('\n', Enumerable.Range(1, 4).Select(row => "| Donaudampfschifffahrt | Elektrizitätenhaupt | Betriebswerkbau | Unterbeamtengesellschaft | Fünf | Sechs | " + row + " |"))}

        {Paragraphs(6)}

        [^1]: The note itself.
        """;

    private static string Paragraphs(int count) =>
        string.Join("\n\n", Enumerable.Repeat("Twelve months of measuring the same four jars taught us less about rain than about the people who read them, and rather a lot about the wall they stand on.", count));
}
