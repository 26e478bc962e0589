using Blog.Accounts;
using Blog.Chat;
using Blog.Chat.Privacy;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Chats;

/// <summary>Who may not chat for now, and the way to take that back.</summary>
[Authorize(Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class BlocksModel(BlogDbContext db, CurrentUser currentUser, BlockVisitor blocking, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    public PagedList<BlockedVisitor> Blocks { get; private set; } = null!;

    public string? DoneSentence => Request.Done() == "lifted" ? texts["The block is lifted."].Value : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Blocks = await db.BlocksPageAsync(time.GetUtcNow().UtcDateTime, Request.Page(), cancellationToken);
        Response.StatusCode = Blocks.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Request.IsHtmxFor(ChatIds.Blocks) ? this.Fragment("_Blocks", Blocks) : Page();
    }

    /// <summary>One that somebody else has lifted meanwhile is lifted: that is what was asked for.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] Guid visitor, CancellationToken cancellationToken)
    {
        await blocking.LiftAsync(visitor, await currentUser.DemandAsync(cancellationToken), cancellationToken);
        return new SeeOtherResult($"/chats/blocks?{Refusals.DoneKey}=lifted");
    }
}
