using System.Globalization;
using Blog.Accounts;
using Blog.Chat;
using Blog.Web;
using Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chat;

/// <summary>Starts a conversation: the widget's form gets the new pane, the plain form is sent to the chat's page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConversationsModel(VisitorPanes panes, CurrentVisitor currentVisitor, CurrentUser currentUser, StartConversation startConversation) : PageModel
{
    public ChatPane Pane { get; private set; } = ChatPane.Empty;

    public IActionResult OnGet() => new SeeOtherResult("/chat");

    public async Task<IActionResult> OnPostAsync([FromForm] NewConversationForm form, CancellationToken cancellationToken)
    {
        var visitorId = await currentVisitor.FindOrIssueAsync(HttpContext, cancellationToken);
        var command = new NewConversation(form.Name, form.Email, form.Text, form.ClientId ?? Guid.NewGuid(), form.Path, HttpContext.Connection.RemoteIpAddress)
        {
            Origin = VisitorOrigin.Of(Request, form.Zone, form.Referrer),
            InvitationId = Guid.TryParse(form.Invitation, out var invitation) ? invitation : null,
        };
        var result = string.IsNullOrEmpty(form.Website)
            ? await startConversation.HandleAsync(command, visitorId, await currentUser.GetAsync(cancellationToken), cancellationToken)
            : new StartResult.Invalid(null, null, "A field that has to stay empty was filled in. Only programs do that.");
        if (result is StartResult.Started)
        {
            return await StartedAsync(cancellationToken);
        }

        var invalid = (StartResult.Invalid)result;
        if (invalid.Status == StatusCodes.Status403Forbidden)
        {
            // The script's page is loaded anew, and has no launcher any more.
            Pane = ChatPane.NotAvailable;
            Response.StatusCode = invalid.Status;
            Response.Htmx(headers => headers.Refresh());
            return Page();
        }

        var start = await panes.StartFormAsync(HttpContext, form.Path, cancellationToken);
        Pane = new ChatPane(
            start with
            {
                Name = form.Name,
                Email = form.Email,
                Text = form.Text,
                NameError = invalid.NameError,
                EmailError = invalid.EmailError,
                TextError = invalid.TextError,
            },
            null);
        Response.StatusCode = invalid.Status;
        Response.Headers.RetryAfter = invalid.RetryAfter?.ToString(CultureInfo.InvariantCulture);
        return Request.IsHtmxFor(ChatIds.Pane) ? Partial("/Chat/_Pane.cshtml", Pane) : Page();
    }

    private async Task<IActionResult> StartedAsync(CancellationToken cancellationToken) =>
        Request.IsHtmxFor(ChatIds.Pane)
            ? Partial("/Chat/_Pane.cshtml", await panes.OpenAsync(HttpContext, cancellationToken))
            : new SeeOtherResult(ChatIds.PageAtEnd);
}

/// <summary>The fields of the start form.</summary>
/// <param name="Website">A trap for programs: people do not see the field.</param>
public sealed record NewConversationForm(string? Name, string? Email, string? Text, Guid? ClientId, string? Path, string? Website, string? Zone, string? Referrer)
{
    /// <summary>The author's word that this answers.</summary>
    public string? Invitation { get; init; }
}
