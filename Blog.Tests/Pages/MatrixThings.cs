using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Pages;

/// <summary>Makes the articles, comments and accounts that the rows of the <see cref="RouteMatrix"/> name.</summary>
/// <param name="ids">The accounts of those who have one.</param>
internal sealed class MatrixThings(BlogServer server, IReadOnlyDictionary<Role, Guid> ids)
{
    private int _number;

    public async Task<string> MakeAsync(string name, Role asker) => name switch
    {
        "new-name" => NewName(),
        "article" => (await AddArticleAsync(NewName())).Slug,
        "draft" => (await AddArticleAsync(NewName(), ArticleStatus.Draft)).Slug,
        "comment" => await AddCommentAsync(by: null),
        "readers-comment" => await AddCommentAsync(by: Role.Reader),
        "waiting-comment" => await AddCommentAsync(by: null, isWaiting: true),
        "draft-comment" => await AddCommentAsync(by: null, articleStatus: ArticleStatus.Draft),
        "comment-i-deleted" => await AddCommentAsync(by: null, deletedBy: asker),
        "comment-a-reader-deleted" => await AddCommentAsync(by: Role.Reader, deletedBy: Role.Reader),
        "user" => await AddUserAsync(isDisabled: false),
        "disabled-user" => await AddUserAsync(isDisabled: true),
        _ => throw new InvalidOperationException($"RouteMatrix.md names {{{name}}}, which nobody here knows how to make."),
    };

    /// <summary>An article of <see cref="Role.ItsAuthor"/>'s.</summary>
    public async Task<Article> AddArticleAsync(string title, ArticleStatus status = ArticleStatus.Published)
    {
        var article = Some.Article(title, status: status);
        article.AuthorId = ids[Role.ItsAuthor];
        await server.WithDb(async db =>
        {
            article.Tags = [await db.Tags.SingleOrDefaultAsync(tag => tag.Name == "water") ?? Some.Tag("water")];
            db.Add(article);
            await db.SaveChangesAsync();
        });
        return article;
    }

    private async Task<string> AddCommentAsync(Role? by, bool isWaiting = false, ArticleStatus articleStatus = ArticleStatus.Published, Role? deletedBy = null)
    {
        var article = await AddArticleAsync(NewName(), articleStatus);
        var comment = new Comment
        {
            ArticleId = article.Id,
            AuthorId = by is { } author ? ids[author] : null,
            Text = "Some comment.",
            CreatedUtc = Some.Day,
            IsWaiting = isWaiting,
            DeletedUtc = deletedBy is null ? null : TimeProvider.System.GetUtcNow().UtcDateTime,
            DeletedById = deletedBy is { } deleter && ids.TryGetValue(deleter, out var id) ? id : null,
        };
        await server.SeedAsync(db => db.Add(comment));
        return $"{comment.Id}";
    }

    private async Task<string> AddUserAsync(bool isDisabled)
    {
        var name = NewName();
        await server.AddUserAsync(name);
        await server.WithDb(db => db.Users.Where(user => user.UserName == name).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, isDisabled)));
        return name;
    }

    private string NewName() => $"thing-{Interlocked.Increment(ref _number)}";
}
