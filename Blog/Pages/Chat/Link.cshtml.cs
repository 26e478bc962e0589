using Blog.Accounts;
using Blog.Chat;
using Blog.Chat.Letters;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Chat;

/// <summary>
/// Where the link in a mail leads: one button, which makes this browser the conversation's visitor. Looking changes
/// nothing, since programs that check mail follow every link in it.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LinkModel(BlogDbContext db, ThreadLinks links, VisitorCookie cookie, CurrentUser currentUser, CurrentVisitor currentVisitor) : PageModel
{
    [BindProperty(Name = "t", SupportsGet = true)]
    public string? Token { get; set; }

    public LinkedThread? Thread { get; private set; }

    /// <summary>Whether this browser has a chat of its own, which it could not find again afterwards.</summary>
    public bool HasAnother { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return Shown();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        switch (Thread)
        {
            case { IsOfThisBrowser: true }:
                return new SeeOtherResult(Thread.Address);
            case { IsOfAccount: false, IsSignedInElsewhere: false, HasOtherAddress: false }:
                cookie.Write(HttpContext, Thread.VisitorId);
                return new SeeOtherResult(Thread.Address);
            default:
                return Shown();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (links.ReadThread(Token) is not { } id)
        {
            return;
        }

        var user = await currentUser.GetAsync(cancellationToken);
        var mine = await currentVisitor.FindAsync(HttpContext, cancellationToken);
        var isLinked = user is not null && await db.Visitors.AnyAsync(visitor => visitor.UserId == user.Id, cancellationToken);
        Thread = await db.Conversations.AsNoTracking()
            .Where(row => row.Id == id)
            .Select(row => new LinkedThread(row.Id, row.VisitorId, row.VisitorName, row.Article!.Title, row.Visitor!.UserId != null, isLinked, row.VisitorId == mine)
            {
                HasOtherAddress = db.Conversations.Any(other => other.VisitorId == row.VisitorId && other.VisitorEmail != null && other.VisitorEmail != row.VisitorEmail),
            })
            .SingleOrDefaultAsync(cancellationToken);
        HasAnother = mine is { } own && Thread is { IsOfThisBrowser: false } && await db.Conversations.OfVisitor(own).Open().AnyAsync(cancellationToken);
    }

    private PageResult Shown()
    {
        Response.StatusCode = Thread switch
        {
            null => StatusCodes.Status410Gone,
            { IsOfThisBrowser: false } and ({ IsOfAccount: true } or { IsSignedInElsewhere: true } or { HasOtherAddress: true }) when HttpMethods.IsPost(Request.Method) => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status200OK,
        };
        return Page();
    }
}

/// <summary>The conversation behind a link.</summary>
/// <param name="IsOfAccount">Only who signs in to that account may open it.</param>
/// <param name="IsSignedInElsewhere">Who is signed in here has chats of their own: a cookie would change nothing.</param>
public sealed record LinkedThread(Guid Id, Guid VisitorId, string VisitorName, string? ArticleTitle, bool IsOfAccount, bool IsSignedInElsewhere, bool IsOfThisBrowser)
{
    /// <summary>Whether other chats of this browser go to another mailbox: the link would open them to the reader of this one.</summary>
    public bool HasOtherAddress { get; init; }

    /// <summary>Where its visitor reads it, be it over or not the present one.</summary>
    public string Address => $"/chat?c={ChatIds.Key(Id)}";
}
