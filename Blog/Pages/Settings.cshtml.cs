using Blog.Accounts;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages;

/// <summary>What administrators switch while the blog runs.</summary>
[Authorize(Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SettingsModel(BlogDbContext db) : PageModel
{
    [BindProperty]
    public bool IsRegistrationOpen { get; set; }

    [BindProperty]
    public bool HoldsFirstComments { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var settings = await db.Settings.AsNoTracking().SingleAsync(cancellationToken);
        (IsRegistrationOpen, HoldsFirstComments) = (settings.IsRegistrationOpen, settings.HoldsFirstComments);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await db.WriteAsync(
            () => db.Settings.ExecuteUpdateAsync(
                set => set
                    .SetProperty(settings => settings.IsRegistrationOpen, IsRegistrationOpen)
                    .SetProperty(settings => settings.HoldsFirstComments, HoldsFirstComments),
                cancellationToken),
            cancellationToken);
        return new SeeOtherResult($"/settings?{Refusals.DoneKey}=saved");
    }
}
