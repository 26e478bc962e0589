using Blog.Chat;
using Blog.Chat.Letters;
using Blog.Web;
using Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chat;

/// <summary>Mails visitors their conversation: the script's menu gets a sentence, a plain form a page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MailTranscriptModel(CurrentVisitor currentVisitor, MailTranscript mailing) : PageModel
{
    /// <summary>What is wrong, as a key of the texts.</summary>
    public string? Refusal { get; private set; }

    public IActionResult OnGet() => Request.Done() == "mailed" ? Page() : new SeeOtherResult("/chat");

    public async Task<IActionResult> OnPostAsync(Guid c, CancellationToken cancellationToken)
    {
        if (await currentVisitor.FindAsync(HttpContext, cancellationToken) is not { } visitorId)
        {
            return NotFound();
        }

        var result = await mailing.HandleAsync(c, ChatIdentity.Visitor(visitorId), cancellationToken);
        if (!result.IsFound)
        {
            return NotFound();
        }

        Refusal = result.Refusal;
        Response.StatusCode = result.IsDone ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        if (Request.IsHtmx())
        {
            return Partial("/Chat/Letters/_Mailed.cshtml", Refusal);
        }

        return result.IsDone ? new SeeOtherResult($"/chat/mail-transcript?{Refusals.DoneKey}=mailed") : Page();
    }
}
