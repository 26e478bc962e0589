using Blog.Accounts;
using Blog.Chat;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>An author says whether to count as being there while the Chats page is open.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AvailabilityModel(Availability availability, CurrentUser currentUser) : PageModel
{
    public IActionResult OnGet() => new SeeOtherResult("/chats");

    public async Task<IActionResult> OnPostAsync(bool away, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        await availability.SetAsync(user, away, cancellationToken);
        return Request.IsHtmxFor(ChatIds.Availability)
            ? Partial("/Chat/_Availability.cshtml", user with { IsAway = away })
            : new SeeOtherResult("/chats");
    }
}
