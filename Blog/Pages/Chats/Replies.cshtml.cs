using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Chats;

/// <summary>The saved replies of an author and the shared ones, and a form for one of them.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RepliesModel(CannedReplies replies, CurrentUser currentUser, IStringLocalizer<Text> texts) : PageModel
{
    /// <summary>The one that is changed; null for a new one.</summary>
    [BindProperty]
    public int? Id { get; set; }

    [BindProperty]
    public string? Shortcut { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public bool IsShared { get; set; }

    public List<CannedReply> Stored { get; private set; } = [];

    public string? DoneSentence => Request.Done() switch
    {
        "saved" => texts["It is saved."].Value,
        "deleted" => texts["It is deleted."].Value,
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(int? edit, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        if (edit is { } id)
        {
            if (await replies.FindAsync(user, id, cancellationToken) is not { } reply)
            {
                return NotFound();
            }

            (Id, Shortcut, Text, IsShared) = (reply.Id, reply.Shortcut, reply.Text, reply.OwnerId is null);
        }

        Stored = await replies.ListAsync(user, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        var result = await replies.SaveAsync(user, new CannedReplyForm(Id, Shortcut, Text, IsShared), cancellationToken);
        if (!result.IsFound)
        {
            return NotFound();
        }

        if (result.Refusals.Count == 0)
        {
            return new SeeOtherResult($"/chats/replies?{Refusals.DoneKey}=saved");
        }

        Stored = await replies.ListAsync(user, cancellationToken);
        return this.Refused(texts, result.Refusals);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        return Id is { } id && await replies.DeleteAsync(user, id, cancellationToken)
            ? new SeeOtherResult($"/chats/replies?{Refusals.DoneKey}=deleted")
            : NotFound();
    }
}
