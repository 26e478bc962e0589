using Blog.Accounts;
using Blog.Chat;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>Where authors and administrators answer: the list, and one conversation per address.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(Desks desks, CurrentUser currentUser, CloseConversation closing) : PageModel
{
    public DeskModel Desk { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid? id, string? tab, long? before, CancellationToken cancellationToken)
    {
        var user = await UserAsync(cancellationToken);
        var thread = id is { } c ? await desks.ThreadAsync(HttpContext, user, c, before, cancellationToken) : null;
        if (id is not null && thread is null)
        {
            return NotFound();
        }

        if (thread is not null && Request.IsHtmxFor(ChatIds.Thread))
        {
            return Partial("/Chat/_Thread.cshtml", thread);
        }

        Desk = await desks.OpenAsync(user, IsClosedTab(tab, thread), thread, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellationToken)
    {
        var identity = ChatIdentity.Author(await UserAsync(cancellationToken));
        return await closing.CloseAsync(id, identity, cancellationToken) ? await ChangedAsync(id, cancellationToken) : NotFound();
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken cancellationToken)
    {
        var user = await UserAsync(cancellationToken);
        if (await closing.ReopenAsync(id, ChatIdentity.Author(user), cancellationToken))
        {
            return await ChangedAsync(id, cancellationToken);
        }

        return await desks.ThreadAsync(HttpContext, user, id, before: null, cancellationToken) is null
            ? NotFound()
            : StatusCode(StatusCodes.Status409Conflict);
    }

    private async Task<IActionResult> ChangedAsync(Guid id, CancellationToken cancellationToken) =>
        Request.IsHtmxFor(ChatIds.Thread)
            ? Partial("/Chat/_Thread.cshtml", await desks.ThreadAsync(HttpContext, await UserAsync(cancellationToken), id, before: null, cancellationToken))
            : new SeeOtherResult($"/chats/{ChatIds.Key(id)}");

    /// <summary>A closed conversation opens beside the list that it stands in.</summary>
    private static bool IsClosedTab(string? tab, ThreadModel? thread) => tab == "closed" || (tab is null && thread?.State.IsClosed == true);

    private async Task<SignedInUser> UserAsync(CancellationToken cancellationToken) =>
        await currentUser.GetAsync(cancellationToken) ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in.");
}
