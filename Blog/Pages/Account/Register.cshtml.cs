using System.Globalization;
using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Blog.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Account;

/// <summary>Readers make accounts for themselves, while an administrator lets them.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RegisterModel(BlogDbContext db, CreateAccount createAccount, SignIn signIn, CurrentVisitor currentVisitor, RegistrationThrottle throttle, IStringLocalizer<Text> texts) : PageModel
{
    public bool IsOpen { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>A trap for programs: people do not see the field.</summary>
    [BindProperty]
    public string? Website { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        IsOpen = await IsOpenAsync(cancellationToken);
        return IsOpen ? Page() : this.Refused(texts, [], StatusCodes.Status403Forbidden);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IsOpen = await IsOpenAsync(cancellationToken);
        if (!IsOpen)
        {
            return this.Refused(texts, [], StatusCodes.Status403Forbidden);
        }

        if (!throttle.MayTry(HttpContext.Connection.RemoteIpAddress))
        {
            Response.Headers.RetryAfter = ((int)RegistrationThrottle.Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return this.Refused(texts, [new AccountRefusal("", "That was too often. Wait an hour and try again.")], StatusCodes.Status429TooManyRequests);
        }

        if (!string.IsNullOrEmpty(Website))
        {
            return this.Refused(texts, [new AccountRefusal("", "A field that has to stay empty was filled in. Only programs do that.")]);
        }

        var refusals = await createAccount.HandleAsync(new NewAccount(UserName, DisplayName, Email, Password) { IsRegistration = true }, cancellationToken);
        return refusals.Count > 0 ? this.Refused(texts, refusals) : await WelcomeAsync(cancellationToken);
    }

    private async Task<IActionResult> WelcomeAsync(CancellationToken cancellationToken)
    {
        if (await signIn.WithPasswordAsync(UserName!.Trim(), Password!, remember: false, cancellationToken) is { } user)
        {
            await currentVisitor.LinkAsync(HttpContext, user.Id, cancellationToken);
        }

        return LocalRedirect(Accounts.ReturnUrl.OrHome(ReturnUrl));
    }

    private Task<bool> IsOpenAsync(CancellationToken cancellationToken) =>
        db.Settings.Select(settings => settings.IsRegistrationOpen).SingleAsync(cancellationToken);
}
