using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Chats;

/// <summary>An author says whether single keys do something on the Chats page: who speaks to the computer does not want it.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class KeysModel(BlogDbContext db, CurrentUser currentUser) : PageModel
{
    public IActionResult OnGet() => new SeeOtherResult("/chats");

    public async Task<IActionResult> OnPostAsync(bool on, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        await db.WriteAsync(
            () => db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.HasKeys, on), cancellationToken),
            cancellationToken);
        return Request.IsHtmxFor(ChatIds.KeysSwitch)
            ? Partial("/Chat/_KeysSwitch.cshtml", user with { HasKeys = on })
            : new SeeOtherResult("/chats");
    }
}
