using Blog.Accounts;
using Blog.Data;

namespace Blog.Articles;

/// <summary>Somebody who has published something.</summary>
/// <param name="Count">How many articles everybody may read.</param>
public sealed record AuthorView(Guid Id, string UserName, string DisplayName, int Count)
{
    public string Path => AuthorAddress.Of(UserName);
}

public static class AuthorAddress
{
    public static string Of(string userName) => $"/authors/{Uri.EscapeDataString(userName)}";
}

public static class AuthorQueries
{
    /// <summary>The person with this user name, in upper or lower case; whether there is an article to read is the count's to say.</summary>
    public static IQueryable<AuthorView> AuthorsNamed(this BlogDbContext db, string userName, DateTime nowUtc) =>
        db.Users.Named(userName).Select(user => new AuthorView(
            user.Id,
            user.UserName!,
            user.DisplayName,
            db.Articles.Count(article => article.AuthorId == user.Id && article.Status == ArticleStatus.Published && article.PublishedUtc <= nowUtc)));
}
