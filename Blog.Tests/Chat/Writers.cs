using Blog.Data;
using Blog.Tests.Accounts;

namespace Blog.Tests.Chat;

internal static class Writers
{
    /// <summary>An author with one published article; returns the user name.</summary>
    public static async Task<string> AddWriterAsync(this BlogServer server, string userName, string articleTitle)
    {
        var id = await server.AddUserAsync(userName, isAuthor: true);
        await server.SeedAsync(db =>
        {
            var article = Some.Article(articleTitle);
            article.AuthorId = id;
            db.Add(article);
        });
        return userName;
    }
}
