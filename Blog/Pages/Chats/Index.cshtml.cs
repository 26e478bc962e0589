using Blog.Accounts;
using Blog.Chat;
using Blog.Chat.Search;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>Where authors and administrators answer: the list, and one conversation per address.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(Desks desks, SearchMessages search, CurrentUser currentUser, CloseConversation closing, Assignments assignments, ReadMarks marks) : PageModel
{
    public DeskModel Desk { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid? id, string? tab, string? tag, int? article, string? only, [FromQuery] int? page, long? before, long? at, string? q, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        var thread = id is { } c ? await desks.ThreadAsync(HttpContext, user, c, before, cancellationToken, at) : null;
        if (id is not null && thread is null)
        {
            return NotFound();
        }

        if (Request.IsHtmxFor(ChatIds.Thread))
        {
            return thread is null ? Partial("/Chat/_NoThread.cshtml", NoThread.Left) : Partial("/Chat/_ThreadAndContext.cshtml", thread);
        }

        // A closed conversation opens beside the list that it stands in.
        var shown = tab ?? (thread?.State.IsClosed == true ? "closed" : null);
        Desk = await desks.OpenAsync(user, InboxList.Of(shown, tag, article, only, page), thread, cancellationToken);
        if (Request.IsHtmxFor(ChatIds.Inbox))
        {
            return Partial("_ListAndFilters", Desk);
        }

        // What was looked for stands over the list after a reload and a step back too.
        if (MessageQuery.Of(q) is { IsEmpty: false } query)
        {
            Desk = Desk with { Found = await search.FindAsync(query, user, page: 1, cancellationToken) };
        }

        return Page();
    }

    /// <summary>A form that says nothing of what to do.</summary>
    public IActionResult OnPost(Guid? id) => new SeeOtherResult(id is { } c ? $"/chats/{ChatIds.Key(c)}" : "/chats");

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        return await closing.CloseAsync(id, ChatIdentity.Author(user), cancellationToken) ? await ChangedAsync(id, user, cancellationToken) : NotFound();
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        if (await closing.ReopenAsync(id, ChatIdentity.Author(user), cancellationToken))
        {
            return await ChangedAsync(id, user, cancellationToken);
        }

        return await RefusedAsync(id, user, ("The visitor has started another conversation since. Answer in that one.", ""), cancellationToken);
    }

    public Task<IActionResult> OnPostClaimAsync(Guid id, CancellationToken cancellationToken) => AssignAsync(id, assignments.ClaimAsync, cancellationToken);

    public Task<IActionResult> OnPostTakeoverAsync(Guid id, CancellationToken cancellationToken) => AssignAsync(id, assignments.TakeOverAsync, cancellationToken);

    public Task<IActionResult> OnPostReleaseAsync(Guid id, CancellationToken cancellationToken) => AssignAsync(id, assignments.ReleaseAsync, cancellationToken);

    public Task<IActionResult> OnPostTransferAsync(Guid id, Guid to, string? word, CancellationToken cancellationToken) =>
        AssignAsync(id, (c, user, cancelled) => assignments.TransferAsync(c, user, to, word, cancelled), cancellationToken);

    public async Task<IActionResult> OnPostUnreadAsync(Guid id, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        return await marks.UnseeAsync(id, ChatIdentity.Author(user), cancellationToken) ? Left() : NotFound();
    }

    private async Task<IActionResult> AssignAsync(Guid id, Func<Guid, SignedInUser, CancellationToken, Task<AssignResult>> assign, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        return await assign(id, user, cancellationToken) switch
        {
            { IsFound: false } => NotFound(),
            { Refusal: { } sentence, Name: var name } => await RefusedAsync(id, user, (sentence, name), cancellationToken),
            _ => await ChangedAsync(id, user, cancellationToken),
        };
    }

    private async Task<IActionResult> ChangedAsync(Guid id, SignedInUser user, CancellationToken cancellationToken)
    {
        if (!Request.IsHtmxFor(ChatIds.Thread))
        {
            return new SeeOtherResult($"/chats/{ChatIds.Key(id)}");
        }

        // Handed to somebody else, it may be out of sight now.
        return await desks.ThreadAsync(HttpContext, user, id, before: null, cancellationToken) is { } thread
            ? Partial("/Chat/_ThreadAndContext.cshtml", thread)
            : Left();
    }

    /// <summary>The thread as it is, with the reason in it.</summary>
    private async Task<IActionResult> RefusedAsync(Guid id, SignedInUser user, (string Sentence, string Value) refusal, CancellationToken cancellationToken)
    {
        if (await desks.ThreadAsync(HttpContext, user, id, before: null, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        var thread = found with { Refusal = refusal };
        Response.StatusCode = StatusCodes.Status409Conflict;
        if (Request.IsHtmxFor(ChatIds.Thread))
        {
            return Partial("/Chat/_ThreadAndContext.cshtml", thread);
        }

        Desk = await desks.OpenAsync(user, new InboxList(InboxTab.Open), thread, cancellationToken);
        return Page();
    }

    private IActionResult Left()
    {
        if (!Request.IsHtmxFor(ChatIds.Thread))
        {
            return new SeeOtherResult("/chats");
        }

        Response.RememberAddress("/chats", replacesThisPage: false);
        return Partial("/Chat/_NoThread.cshtml", NoThread.Left);
    }
}
