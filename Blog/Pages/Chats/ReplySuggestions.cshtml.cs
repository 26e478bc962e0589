using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>All saved replies, as the list that opens over the composer.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReplySuggestionsModel(CannedReplies replies, CurrentUser currentUser) : PageModel
{
    public List<CannedReply> Stored { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Stored = await replies.ListAsync(await currentUser.DemandAsync(cancellationToken), cancellationToken);
}
