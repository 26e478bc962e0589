using Blog.Accounts;
using Blog.Chat;
using Blog.Chat.Privacy;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Chats;

/// <summary>Who exported, erased, blocked or took away what, and when.</summary>
[Authorize(Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AuditModel(BlogDbContext db) : PageModel
{
    public PagedList<AuditEntry> Entries { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Entries = await db.AuditEntries.AsNoTracking().AuditPageAsync(Request.Page(), cancellationToken);
        Response.StatusCode = Entries.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Request.IsHtmxFor(ChatIds.Audit) ? this.Fragment("_Audit", Entries) : Page();
    }
}
