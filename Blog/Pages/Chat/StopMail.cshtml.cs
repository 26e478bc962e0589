using Blog.Chat;
using Blog.Chat.Letters;
using Blog.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Chat;

/// <summary>Ends the mail about one conversation, by a button: programs that check mail follow every link in it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StopMailModel(BlogDbContext db, ThreadLinks links, InboxBell bell) : PageModel
{
    [BindProperty(Name = "t", SupportsGet = true)]
    public string? Token { get; set; }

    public bool IsKnown { get; private set; }

    public bool IsDone { get; private set; }

    public void OnGet()
    {
        IsKnown = links.ReadStop(Token) is not null;
        Response.StatusCode = IsKnown ? StatusCodes.Status200OK : StatusCodes.Status410Gone;
    }

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        OnGet();
        if (links.ReadStop(Token) is not { } id)
        {
            return;
        }

        await db.WriteAsync(
            () => db.Conversations.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.VisitorEmail, (string?)null), cancellationToken),
            cancellationToken);
        bell.Ring();
        IsDone = true;
    }
}
