using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Whether an author with the Chats page open counts as being there.</summary>
public sealed class AwaySwitch(BlogDbContext db, Presence presence)
{
    public async Task SetAsync(SignedInUser user, bool isAway, CancellationToken cancellationToken)
    {
        await db.WriteAsync(
            () => db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsAway, isAway), cancellationToken),
            cancellationToken);
        presence.SetAway(user.Id, isAway);
    }
}
