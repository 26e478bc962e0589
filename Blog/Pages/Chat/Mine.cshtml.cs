using Blog.Chat;
using Blog.Data;
using Blog.Web;
using Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ActionResult = Blog.Chat.ActionResult;

namespace Blog.Pages.Chat;

/// <summary>
/// What visitors do with their own conversations beside writing: end, rate, leave an address, forget, erase. The script gets
/// what changes in the pane, a plain form the page.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MineModel(VisitorPanes panes, CurrentVisitor currentVisitor, VisitorActions actions, CloseConversation closing, ForgetVisitor forgetting, EraseVisitor erasing, VisitorStates states) : PageModel
{
    private const string Forgotten = "forgotten";
    private const string Erased = "erased";

    public ChatPane Pane { get; private set; } = ChatPane.Empty;

    public IActionResult OnGet(string? done)
    {
        if (done is not (Forgotten or Erased))
        {
            return new SeeOtherResult("/chat");
        }

        Pane = Farewell(done);
        return Page();
    }

    /// <summary>For a tab whose line is refused: whether the conversation is gone.</summary>
    public async Task<IActionResult> OnGetGoneAsync(string? c, CancellationToken cancellationToken)
    {
        if (await panes.FindGoneAsync(HttpContext, c, cancellationToken) is not { } pane)
        {
            return new NoContentResult();
        }

        Pane = pane;
        return Request.IsHtmxFor(ChatIds.Pane) ? Partial("/Chat/_PaneAndUnread.cshtml", pane) : Page();
    }

    public IActionResult OnPost() => NotFound();

    public Task<IActionResult> OnPostEndAsync(Guid c, CancellationToken cancellationToken) =>
        ChangeAsync(c, async visitor => new ActionResult(await closing.CloseAsync(c, ChatIdentity.Visitor(visitor), cancellationToken)), typed: null, cancellationToken);

    public Task<IActionResult> OnPostRatingAsync(Guid c, ChatRating rating, string? comment, CancellationToken cancellationToken) =>
        ModelState.IsValid
            ? ChangeAsync(c, visitor => actions.RateAsync(c, visitor, rating, comment, cancellationToken), comment, cancellationToken)
            : Task.FromResult<IActionResult>(NotFound());

    public Task<IActionResult> OnPostEmailAsync(Guid c, string? email, CancellationToken cancellationToken) =>
        ChangeAsync(c, visitor => actions.LeaveEmailAsync(c, visitor, email, cancellationToken), email, cancellationToken);

    /// <summary>The browser is somebody else's from now on; the authors keep what was said.</summary>
    public async Task<IActionResult> OnPostForgetAsync(CancellationToken cancellationToken)
    {
        if (await forgetting.HandleAsync(HttpContext, cancellationToken))
        {
            return Gone(Forgotten);
        }

        Pane = ChatPane.NotAvailable;
        return Request.IsHtmxFor(ChatIds.Pane) ? Partial("/Chat/_Pane.cshtml", Pane) : Page();
    }

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken cancellationToken)
    {
        var visitorId = await currentVisitor.FindAsync(HttpContext, cancellationToken);
        if (visitorId is { } id)
        {
            await erasing.HandleAsync(id, by: null, cancellationToken);
        }

        await forgetting.DeleteCookieAsync(HttpContext, visitorId, cancellationToken);
        return Gone(Erased);
    }

    private IActionResult Gone(string done) =>
        Request.IsHtmxFor(ChatIds.Pane) ? Partial("/Chat/_Pane.cshtml", Farewell(done)) : new SeeOtherResult($"/chat/mine?done={done}");

    private async Task<IActionResult> ChangeAsync(Guid c, Func<Guid, Task<ActionResult>> change, string? typed, CancellationToken cancellationToken)
    {
        if (await currentVisitor.FindAsync(HttpContext, cancellationToken) is not { } visitorId)
        {
            return NotFound();
        }

        var result = await change(visitorId);
        if (!result.IsFound || await states.FindAsync(c, visitorId, cancellationToken) is not { State: var state })
        {
            return NotFound();
        }

        Response.StatusCode = result.IsDone ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        if (Request.IsHtmx())
        {
            return Partial("/Chat/_Step.cshtml", new StepModel(state.Step, Token: null, IsUpdate: true) { Typed = typed, Error = result.Refusal });
        }

        return result.IsDone ? new SeeOtherResult(ChatIds.PageAtEnd) : await RefusedAsync(typed, result.Refusal!, cancellationToken);
    }

    private async Task<IActionResult> RefusedAsync(string? typed, string refusal, CancellationToken cancellationToken)
    {
        Pane = await panes.OpenAsync(HttpContext, cancellationToken);
        if (Pane.Conversation is { } conversation)
        {
            Pane = Pane with { Conversation = conversation with { Refused = (typed ?? "", refusal) } };
        }

        return Page();
    }

    private static ChatPane Farewell(string done) => ChatPane.Empty with
    {
        Farewell = done == Erased
            ? "Your conversations are deleted, here and at the blog."
            : "This browser has forgotten your conversations. The authors keep them until they are deleted by their date.",
    };
}
