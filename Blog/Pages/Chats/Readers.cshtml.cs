using Blog.Accounts;
using Blog.Chat;
using Blog.Chat.Readers;
using Blog.Data;
using Blog.Web;
using Htmx;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>Who reads the blog now, for authors, and a word to one of them.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReadersModel(ReadersNow readers, BlogName name, CurrentUser currentUser) : PageModel
{
    private const int MaxTextLength = 200;

    public bool IsOn => name.ShowsReadersNow;

    public ReadersTable Here { get; private set; } = new([]);

    /// <summary>The reader who is about to be spoken to.</summary>
    public Reader? To { get; private set; }

    public string? Text { get; private set; }

    /// <summary>Why it was not said, as a key of the texts.</summary>
    public string? Refusal { get; private set; }

    /// <param name="shown">The version of the table that the page shows: the same one is not sent again, and the hand and the focus stay where they are.</param>
    public IActionResult OnGet(Guid? to, string? shown)
    {
        Look(to);
        if (!Request.IsHtmxFor(ChatIds.Readers))
        {
            return Page();
        }

        if (!IsOn)
        {
            // Turned off while the list was open: the page says so, and asks no more.
            Response.Htmx(headers => headers.Refresh());
            return new NoContentResult();
        }

        return Here.Version == shown ? new NoContentResult() : Partial("/Chat/Readers/_Readers.cshtml", Here);
    }

    public async Task<IActionResult> OnPostAsync(Guid to, string? text, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        Look(to);
        Text = PlainText.Normalize(text);
        Refusal = Text.Length switch
        {
            0 => "Write something first.",
            > MaxTextLength => "That is too long (max 200 characters).",
            _ => null,
        };
        if (To is not null && Refusal is null && IsOn && readers.Invite(to, new Invitation(user.Id, user.DisplayName, Text)))
        {
            return new SeeOtherResult($"/chats/readers?{Refusals.DoneKey}=spoken");
        }

        Response.StatusCode = To is null ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Look(Guid? to)
    {
        Here = readers.Here();
        To = Here.Rows.Select(row => row.Reader).FirstOrDefault(reader => reader.Id == to && !reader.WantsPeace);
    }
}
