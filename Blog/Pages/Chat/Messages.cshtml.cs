using Blog.Chat;
using Blog.Web;
using Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chat;

/// <summary>A visitor's message by POST: fragments for the script, a page for a plain form.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[IgnoreAntiforgeryToken] // MessagePosts asks for the token itself, so that a stale one gets its own answer.
public sealed class MessagesModel(VisitorPanes panes, CurrentVisitor currentVisitor, VisitorCookie cookie, MessagePosts posts) : PageModel
{
    public ChatPane Pane { get; private set; } = ChatPane.Empty;

    public IActionResult OnGet() => new SeeOtherResult("/chat");

    public async Task<IActionResult> OnPostAsync([FromForm] MessageForm form, CancellationToken cancellationToken)
    {
        var visitorId = await currentVisitor.FindAsync(HttpContext, cancellationToken);
        var result = visitorId is { } id
            ? await posts.HandleAsync(HttpContext, form, ChatIdentity.Visitor(id))
            : new PostResult(StatusCodes.Status403Forbidden, "Your session is over. Reload the page to go on.", "");
        if (visitorId is { } known && result.Refusal is null)
        {
            cookie.Renew(HttpContext, known);
        }

        if (Request.IsHtmx() || result.Status is StatusCodes.Status404NotFound)
        {
            return new ContentResult { StatusCode = result.Status, Content = result.Fragments, ContentType = "text/html; charset=utf-8" };
        }

        if (result.Refusal is null)
        {
            return new SeeOtherResult(ChatIds.PageAtEnd);
        }

        Pane = await panes.OpenAsync(HttpContext, cancellationToken);
        Pane = Pane switch
        {
            { Conversation: { } conversation } => Pane with { Conversation = conversation with { Composer = conversation.Composer with { Text = form.Text, Refusal = result.Refusal } } },
            { Start: { } start } => Pane with { Start = start with { Text = form.Text, TextError = result.Refusal } },
            _ => Pane,
        };

        Response.StatusCode = result.Status;
        return Page();
    }
}
