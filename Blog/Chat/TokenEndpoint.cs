using Blog.Accounts;
using Microsoft.AspNetCore.Antiforgery;

namespace Blog.Chat;

/// <summary>Gives a page a new antiforgery token when its own has grown too old.</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> GetAsync(HttpContext context, CurrentUser currentUser, IAntiforgery antiforgery) =>
        context.Request.IsFromPageOf(await currentUser.GetAsync(context.RequestAborted))
            ? Results.Text(antiforgery.GetAndStoreTokens(context).RequestToken)
            : Results.StatusCode(StatusCodes.Status409Conflict);

    /// <summary>
    /// False when the page names the account it was made for, and that is not who is signed in now. It has then been left
    /// open by somebody else, and what waits in it to be sent is theirs.
    /// </summary>
    public static bool IsFromPageOf(this HttpRequest request, SignedInUser? user) =>
        !Guid.TryParse(request.Query["account"], out var account) || account == user?.Id;
}
