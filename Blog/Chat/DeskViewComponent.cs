using Blog.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>The people who answer, for the home page.</summary>
public sealed class DeskViewComponent(BlogDbContext db, Presence presence) : ViewComponent
{
    private const int MaxShown = 6;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var people = await db.Users
            .Where(user => user.IsAuthor && !user.IsDisabled)
            .OrderBy(user => user.DisplayName)
            .Take(MaxShown)
            .Select(user => new { user.Id, user.DisplayName })
            .ToListAsync(HttpContext.RequestAborted);
        return View("/Chat/_Desk.cshtml", people.Select(user => new DeskMember(user.DisplayName, presence.IsOnline(user.Id))).ToList());
    }
}
