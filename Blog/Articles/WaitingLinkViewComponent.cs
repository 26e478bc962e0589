using Blog.Accounts;
using Blog.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <summary>The way to the comments that wait for this author's or administrator's approval, while there are any.</summary>
public sealed class WaitingLinkViewComponent(BlogDbContext db, CurrentUser currentUser, TimeProvider time) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var user = await currentUser.GetAsync(HttpContext.RequestAborted);
        return user is { MayAnswer: true }
            ? View("/Articles/_WaitingLink.cshtml", await db.Comments.WaitingFor(user, time.GetUtcNow().UtcDateTime).CountAsync(HttpContext.RequestAborted))
            : Content("");
    }
}
