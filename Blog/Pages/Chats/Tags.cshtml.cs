using Blog.Accounts;
using Blog.Chat;
using Blog.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>Where a conversation gets its tags.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PutTagsModel(Desks desks, ConversationTags tags, CurrentUser currentUser, IAntiforgery antiforgery) : PageModel
{
    public DeskModel Desk { get; private set; } = null!;

    public IActionResult OnGet(Guid id) => new SeeOtherResult($"/chats/{ChatIds.Key(id)}");

    public async Task<IActionResult> OnPostAsync(Guid id, string? name, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        return await tags.AddAsync(id, user, name, cancellationToken) switch
        {
            { IsFound: false } => NotFound(),
            { Refusal: { } sentence } => await RefusedAsync(id, user, (name ?? "", sentence), cancellationToken),
            _ => await ChangedAsync(id, user, cancellationToken),
        };
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, string? tag, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        return await tags.RemoveAsync(id, user, tag, cancellationToken) ? await ChangedAsync(id, user, cancellationToken) : NotFound();
    }

    private async Task<IActionResult> ChangedAsync(Guid id, SignedInUser user, CancellationToken cancellationToken) =>
        Request.IsHtmxFor(ChatIds.Tags) && await FindAsync(id, user, cancellationToken) is { } model
            ? Partial("/Chat/_ContextTags.cshtml", model)
            : OnGet(id);

    private async Task<IActionResult> RefusedAsync(Guid id, SignedInUser user, (string Typed, string Sentence) refusal, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        if (Request.IsHtmxFor(ChatIds.Tags) && await FindAsync(id, user, cancellationToken) is { } model)
        {
            return Partial("/Chat/_ContextTags.cshtml", model with { Refusal = refusal });
        }

        var thread = await desks.ThreadAsync(HttpContext, user, id, before: null, cancellationToken);
        var refused = thread is null ? null : thread with { Context = thread.Context with { Tags = thread.Context.Tags! with { Refusal = refusal } } };
        Desk = await desks.OpenAsync(user, new InboxList(InboxTab.Open), refused, cancellationToken);
        return Page();
    }

    private Task<TagsModel?> FindAsync(Guid id, SignedInUser user, CancellationToken cancellationToken) =>
        tags.FindAsync(id, user, antiforgery.GetAndStoreTokens(HttpContext).RequestToken!, cancellationToken);
}
