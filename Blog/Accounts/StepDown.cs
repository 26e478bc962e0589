using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

internal static class StepDown
{
    public const string IsLast = "This is the last administrator. Make another one first.";

    public const string IsOneself = "You cannot do this to your own account. Another administrator can.";

    /// <summary>
    /// Why somebody may not stop being an enabled administrator, as a key of the texts. Asked inside the write: of two
    /// administrators who demote each other at the same time, the second then finds itself the last one.
    /// </summary>
    public static async Task<string?> StepDownRefusalAsync(this BlogDbContext db, User user, Guid byId, CancellationToken cancellationToken)
    {
        if (!user.IsAdministrator || user.IsDisabled)
        {
            return null;
        }

        if (!await db.Users.AnyAsync(other => other.Id != user.Id && other.IsAdministrator && !other.IsDisabled, cancellationToken))
        {
            return IsLast;
        }

        return user.Id == byId ? IsOneself : null;
    }
}
