using Blog.Accounts;
using Blog.Chat;
using Blog.Chat.Search;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>Looks for words in everything that was said in the chats that an author may see.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SearchModel(Desks desks, SearchMessages search, CurrentUser currentUser) : PageModel
{
    /// <summary>Further back somebody looks for another word.</summary>
    private const int MaxPage = 100;

    public DeskModel Desk { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? q, [FromQuery] int? page, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        var found = await search.FindAsync(MessageQuery.Of(q), user, Math.Clamp(page ?? 1, 1, MaxPage), cancellationToken);
        if (Request.IsHtmxFor(ChatIds.Found))
        {
            return Partial("/Chat/Search/_Found.cshtml", found);
        }

        Desk = await desks.OpenAsync(user, found, cancellationToken);
        return Page();
    }
}
