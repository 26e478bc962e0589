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
public sealed class AvailabilityModel(AwaySwitch away, CurrentUser currentUser) : PageModel
{
    public IActionResult OnGet() => new SeeOtherResult("/chats");

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "away")] bool isAway, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        await away.SetAsync(user, isAway, cancellationToken);
        return Request.IsHtmxFor(ChatIds.Availability)
            ? Partial("/Chat/_Availability.cshtml", user with { IsAway = isAway })
            : new SeeOtherResult("/chats");
    }
}
