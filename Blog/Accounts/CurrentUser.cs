using System.Security.Claims;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>
/// The user of this request, read from the database once per request and not from the cookie: a changed flag counts at
/// once, and a disabled or deleted user is nobody.
/// </summary>
public sealed class CurrentUser(IHttpContextAccessor http, BlogDbContext db)
{
    private SignedInUser? _user;
    private bool _isRead;

    public async ValueTask<SignedInUser?> GetAsync(CancellationToken cancellationToken = default)
    {
        if (_isRead)
        {
            return _user;
        }

        _user = await ReadAsync(cancellationToken);
        _isRead = true;
        return _user;
    }

    private async Task<SignedInUser?> ReadAsync(CancellationToken cancellationToken)
    {
        var claim = http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier);
        if (!Guid.TryParse(claim, out var id))
        {
            return null;
        }

        return await db.Users
            .Where(user => user.Id == id && !user.IsDisabled)
            .Select(user => new SignedInUser(user.Id, user.UserName!, user.DisplayName, user.IsAdministrator, user.IsAuthor))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
