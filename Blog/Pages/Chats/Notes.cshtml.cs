using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Blog.Web;
using Htmx;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>Where private notes are written and deleted.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NotesModel(Desks desks, CurrentUser currentUser, Notes notes, BlogDbContext db, IAntiforgery antiforgery) : PageModel
{
    public DeskModel Desk { get; private set; } = null!;

    public IActionResult OnGet(Guid id) => Shown(id);

    public async Task<IActionResult> OnPostAsync(Guid id, string? text, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        var result = await notes.AddAsync(id, user, text, cancellationToken);
        if (!result.IsFound)
        {
            return NotFound();
        }

        if (result.Refusal is not null)
        {
            return await RefusedAsync(id, user, Form(id) with { Text = text, Refusal = result.Refusal }, cancellationToken);
        }

        return Request.IsHtmxFor(ChatIds.NoteForm)
            ? Partial("/Chat/_NoteKept.cshtml", new NoteKept(Form(id), await db.NotesAsync(id, user.Id, cancellationToken)))
            : Shown(id);
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, int note, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        if (!await notes.DeleteAsync(id, user, note, cancellationToken))
        {
            return NotFound();
        }

        if (!Request.IsHtmx())
        {
            return Shown(id);
        }

        Response.KeepTarget();
        return Partial("/Chat/_Notes.cshtml", await db.NotesAsync(id, user.Id, cancellationToken));
    }

    private async Task<IActionResult> RefusedAsync(Guid id, SignedInUser user, NoteFormModel form, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        if (Request.IsHtmxFor(ChatIds.NoteForm))
        {
            return Partial("/Chat/_NoteForm.cshtml", form);
        }

        var thread = await desks.ThreadAsync(HttpContext, user, id, before: null, cancellationToken);
        Desk = await desks.OpenAsync(user, new InboxList(InboxTab.Open), thread is null ? null : thread with { Note = form }, cancellationToken);
        return Page();
    }

    private NoteFormModel Form(Guid id) => new(id, antiforgery.GetAndStoreTokens(HttpContext).RequestToken!);

    private static SeeOtherResult Shown(Guid id) => new($"/chats/{ChatIds.Key(id)}");
}
