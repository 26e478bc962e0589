using Blog.Accounts;
using Blog.Chat;
using Blog.Chat.Letters;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>Mails a conversation to its visitor, as an author wishes.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class TranscriptModel(CurrentUser currentUser, MailTranscript mailing) : PageModel
{
    public Guid Id { get; private set; }

    /// <summary>What is wrong, as a key of the texts.</summary>
    public string? Refusal { get; private set; }

    public IActionResult OnGet(Guid id)
    {
        Id = id;
        return Request.Done() == "mailed" ? Page() : new SeeOtherResult($"/chats/{ChatIds.Key(id)}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        Id = id;
        var result = await mailing.HandleAsync(id, ChatIdentity.Author(await currentUser.DemandAsync(cancellationToken)), cancellationToken);
        if (!result.IsFound)
        {
            return NotFound();
        }

        Refusal = result.Refusal;
        Response.StatusCode = result.IsDone ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return result.IsDone ? new SeeOtherResult($"/chats/{ChatIds.Key(id)}/transcript?{Refusals.DoneKey}=mailed") : Page();
    }
}
