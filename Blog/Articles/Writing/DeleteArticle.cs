using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Writing;

/// <summary>Deletes an article for good; its comments, votes and former addresses go with it.</summary>
public sealed class DeleteArticle(BlogDbContext db)
{
    /// <summary>False if there is no such article, or it is not the user's.</summary>
    public Task<bool> DeleteAsync(string slug, SignedInUser user, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async () =>
            {
                var article = await db.Articles.EditableBy(user).KnownBy(slug, db)
                    .Select(article => new { article.Id, article.AuthorId, Tags = article.Tags.Select(tag => tag.Id).ToList() })
                    .SingleOrDefaultAsync(cancellationToken);
                if (article is null)
                {
                    return false;
                }

                await KeepChatsAsync(article.Id, article.AuthorId, cancellationToken);
                await KeepTranslationsTogetherAsync(article.Id, cancellationToken);
                await db.Articles.Where(stored => stored.Id == article.Id).ExecuteDeleteAsync(cancellationToken);
                await db.DeleteUnusedTagsAsync(article.Tags, cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>
    /// The author sees the chats about an article because it is theirs. Without it they would be left to administrators, so
    /// they are assigned to the author first: the same people see them as before.
    /// </summary>
    private Task<int> KeepChatsAsync(int articleId, Guid? authorId, CancellationToken cancellationToken) =>
        db.Conversations
            .Where(conversation => conversation.ArticleId == articleId && conversation.AssignedToId == null && !conversation.OpenToAll)
            .ExecuteUpdateAsync(set => set.SetProperty(conversation => conversation.AssignedToId, authorId), cancellationToken);

    /// <summary>Of those that translate it, the first becomes the original of the others.</summary>
    private async Task KeepTranslationsTogetherAsync(int articleId, CancellationToken cancellationToken)
    {
        var translations = db.Articles.Where(article => article.OriginalId == articleId);
        if (await translations.OrderBy(article => article.Id).Select(article => (int?)article.Id).FirstOrDefaultAsync(cancellationToken) is { } first)
        {
            await translations.Where(article => article.Id != first).ExecuteUpdateAsync(set => set.SetProperty(article => article.OriginalId, first), cancellationToken);
        }
    }
}
