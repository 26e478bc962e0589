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

    public async ValueTask<SignedInUser?> GetAsync(CancellationToken cancellationToken = default) =>
        _isRead ? _user : await IdentifyAsync(http.HttpContext?.User, cancellationToken);

    /// <summary>The user on a page that lets nobody else in.</summary>
    public async ValueTask<SignedInUser> DemandAsync(CancellationToken cancellationToken) =>
        await GetAsync(cancellationToken) ?? throw new InvalidOperationException("The page lets nobody in who is not signed in.");

    /// <summary>Reads who a cookie stands for, while it is being checked and nobody is signed in yet.</summary>
    internal async Task<SignedInUser?> IdentifyAsync(ClaimsPrincipal? cookie, CancellationToken cancellationToken)
    {
        // Nobody's request, which most are, needs no question.
        _user = cookie is { Identity.IsAuthenticated: true } ? await db.SignedInAs(cookie).SingleOrDefaultAsync(cancellationToken) : null;
        _isRead = true;
        return _user;
    }
}
