using Blog.Accounts;
using Blog.Chat;
using Blog.Web;
using Htmx;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>An author's message by POST: fragments for the script, a page for a plain form.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[IgnoreAntiforgeryToken] // MessagePosts asks for the token itself, so that a stale one gets its own answer.
public sealed class MessagesModel(Desks desks, CurrentUser currentUser, MessagePosts posts) : PageModel
{
    public DeskModel Desk { get; private set; } = null!;

    public IActionResult OnGet() => new SeeOtherResult("/chats");

    public async Task<IActionResult> OnPostAsync([FromForm] MessageForm form, CancellationToken cancellationToken)
    {
        var user = await currentUser.GetAsync(cancellationToken) ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in.");
        var result = await posts.HandleAsync(HttpContext, form, ChatIdentity.Author(user));
        if (Request.IsHtmx() || !Guid.TryParse(form.C, out var c) || result.Status is StatusCodes.Status404NotFound)
        {
            return new ContentResult { StatusCode = result.Status, Content = result.Fragments, ContentType = "text/html; charset=utf-8" };
        }

        if (result.Refusal is null)
        {
            return new SeeOtherResult($"/chats/{ChatIds.Key(c)}");
        }

        var thread = await desks.ThreadAsync(HttpContext, user, c, before: null, cancellationToken);
        thread = thread is null ? null : thread with { Composer = thread.Composer with { Text = form.Text, Refusal = result.Refusal } };
        Desk = await desks.OpenAsync(user, new InboxList(InboxTab.Open), thread, cancellationToken);
        Response.StatusCode = result.Status;
        return Page();
    }
}
