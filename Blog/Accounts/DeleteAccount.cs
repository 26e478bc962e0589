using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>
/// Deletes an account for good. Its articles stay, under another author if one is named; its comments stay as a deleted
/// user's; the chats that it answered go back to all authors.
/// </summary>
public sealed class DeleteAccount(BlogDbContext db, OpenConnections connections)
{
    /// <summary>Gives what is wrong; null, when the account was deleted.</summary>
    /// <param name="heirId">Who gets the articles; null leaves them without an author.</param>
    public async Task<AccountRefusal?> HandleAsync(Guid userId, Guid? heirId, Guid byId, CancellationToken cancellationToken)
    {
        var owners = await connections.OwnersOfAsync(userId, cancellationToken);
        var refusal = await db.WriteAsync(() => StoreAsync(userId, heirId, byId, cancellationToken), cancellationToken);
        if (refusal is null)
        {
            connections.Close(owners);
        }

        return refusal;
    }

    private async Task<AccountRefusal?> StoreAsync(Guid userId, Guid? heirId, Guid byId, CancellationToken cancellationToken)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == userId, cancellationToken) is not { } user)
        {
            return new AccountRefusal("", "This account does not exist any more.");
        }

        if (await db.StepDownRefusalAsync(user, byId, cancellationToken) is { } refusal)
        {
            return new AccountRefusal("", refusal);
        }

        if (heirId is not null && !await db.Users.HeirsOf(userId).AnyAsync(heir => heir.Id == heirId, cancellationToken))
        {
            return new AccountRefusal("Heir", "Choose somebody who may write articles.");
        }

        await ReleaseChatsAsync(userId, cancellationToken);
        await db.Articles.Where(article => article.AuthorId == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(article => article.AuthorId, heirId), cancellationToken);
        await db.ReadMarks.Where(mark => mark.ParticipantId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Users.Where(stored => stored.Id == userId).ExecuteDeleteAsync(cancellationToken);
        return null;
    }

    /// <summary>The chats that were the user's to answer: those assigned, and those about the user's articles.</summary>
    private Task<int> ReleaseChatsAsync(Guid userId, CancellationToken cancellationToken) =>
        db.Conversations
            .Where(conversation => conversation.AssignedToId == userId || db.Articles.Any(article => article.Id == conversation.ArticleId && article.AuthorId == userId))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(conversation => conversation.OpenToAll, true)
                    .SetProperty(conversation => conversation.AssignedToId, conversation => conversation.AssignedToId == userId ? null : conversation.AssignedToId),
                cancellationToken);
}
