using Blog.Accounts;
using Blog.Chat;
using Blog.Chat.Privacy;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>Gives administrators what is kept of a visitor, as a file. By POST: that it was done is written down.</summary>
[Authorize(Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ExportModel(CurrentUser currentUser, ExportVisitor exporting) : PageModel
{
    public IActionResult OnGet(Guid id) => new SeeOtherResult($"/chats/{ChatIds.Key(id)}");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        return await exporting.HandleAsync(id, user, cancellationToken) is { } zip
            ? File(zip, "application/zip", $"visitor-{ChatIds.Key(id)[..8]}.zip")
            : NotFound();
    }
}
