using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>Shuts an account and opens it again. What its user wrote stays; every sign-in ends for good.</summary>
public sealed class DisableAccount(BlogDbContext db, OpenConnections connections)
{
    /// <summary>Gives why not, as a key of the texts; null, when it was done.</summary>
    public async Task<string?> DisableAsync(Guid userId, Guid byId, CancellationToken cancellationToken)
    {
        var refusal = await db.WriteAsync(() => StoreAsync(userId, byId, cancellationToken), cancellationToken);
        if (refusal is null)
        {
            connections.Close(await connections.OwnersOfAsync(userId, cancellationToken));
        }

        return refusal;
    }

    public Task EnableAsync(Guid userId, CancellationToken cancellationToken) =>
        db.WriteAsync(
            () => db.Users.Where(user => user.Id == userId)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, false), cancellationToken),
            cancellationToken);

    private async Task<string?> StoreAsync(Guid userId, Guid byId, CancellationToken cancellationToken)
    {
        if (await db.Users.SingleOrDefaultAsync(stored => stored.Id == userId, cancellationToken) is not { } user)
        {
            return "This account does not exist any more.";
        }

        if (await db.StepDownRefusalAsync(user, byId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        user.IsDisabled = true;
        await db.EndSessionsAsync(user, kept: null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
