using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Account;

/// <summary>What people set for themselves: on their account, and in the browser at hand.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SettingsModel(BlogDbContext db, CurrentUser currentUser, CurrentVisitor currentVisitor, OwnAccount ownAccount, IStringLocalizer<Text> texts) : PageModel
{
    public SignedInUser Me { get; private set; } = null!;

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public bool WantsChatMail { get; set; }

    [BindProperty]
    public string? QuietFrom { get; set; }

    [BindProperty]
    public string? QuietUntil { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public string? Theme { get; set; }

    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    /// <summary>Whether mail is wanted that has no place to go to.</summary>
    public bool IsWithoutAddress => WantsChatMail && string.IsNullOrWhiteSpace(Email);

    public string? DoneSentence => Request.Done() switch
    {
        "saved" => (string)texts["Saved."],
        "password" => texts["Saved. Every other browser is signed out."],
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Me = await currentUser.DemandAsync(cancellationToken);
        DisplayName = Me.DisplayName;
        var stored = await db.Users.Where(user => user.Id == Me.Id).Select(user => new { user.Email, user.WantsChatMail }).SingleAsync(cancellationToken);
        (Email, WantsChatMail) = (stored.Email, stored.WantsChatMail);
        (QuietFrom, QuietUntil) = (QuietHours.Text(Me.Quiet?.From), QuietHours.Text(Me.Quiet?.Until));
        Language = Request.Language();
        Theme = Request.Theme();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Me = await currentUser.DemandAsync(cancellationToken);
        var change = new OwnChange(DisplayName, Email, WantsChatMail, CurrentPassword, NewPassword) { Quiet = (QuietFrom, QuietUntil) };
        var refusals = await ownAccount.ChangeAsync(Me, Session.IdOf(User), change, cancellationToken);
        if (refusals.Count > 0)
        {
            return this.Refused(texts, refusals);
        }

        HttpContext.Choose(Theme, Language);
        return new SeeOtherResult($"/account/settings?{Refusals.DoneKey}={(change.IsNewPassword ? "password" : "saved")}");
    }

    public async Task<IActionResult> OnPostSignOutEverywhereAsync(CancellationToken cancellationToken)
    {
        Me = await currentUser.DemandAsync(cancellationToken);
        await currentVisitor.UnlinkAsync(HttpContext, cancellationToken);
        await ownAccount.SignOutEverywhereAsync(Me.Id, cancellationToken);
        return LocalRedirect("/");
    }
}
