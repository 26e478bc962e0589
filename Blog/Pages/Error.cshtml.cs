using System.Diagnostics;
using Blog.Articles;
using Blog.Chat;
using Blog.Data;
using Blog.Pages.Account;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

/// <summary>What a reader sees instead of an answer that failed; nobody comes here by an address.</summary>
[IgnoreAntiforgeryToken] // The failed request may be a post whose token was the reason.
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(BlogDbContext db, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    private const int NewestShown = 5;

    /// <summary>The parts of the Chats page that are asked for by themselves.</summary>
    private static readonly string[] DeskParts = [ChatIds.Thread, ChatIds.Inbox, ChatIds.Found, ChatIds.NoteForm, ChatIds.Tags];

    public string Heading { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    /// <summary>Finds the failure in the log.</summary>
    public string? TraceId { get; private set; }

    /// <summary>Whether it stands in the place of a conversation on the Chats page.</summary>
    public bool IsForDesk { get; private set; }

    /// <summary>The sign-in for a form that was sent while signed out, with what was typed into it.</summary>
    public SignInForm? SignInAgain { get; private set; }

    /// <summary>Whether a way on is offered by a search: what failed is a page that may be somewhere else, or the blog itself.</summary>
    public bool IsLookedFor => Response.StatusCode is StatusCodes.Status404NotFound or StatusCodes.Status410Gone or >= 500;

    /// <summary>The articles to go on with. None after a failure: it may be the database that failed.</summary>
    public IReadOnlyList<ArticleLink> Newest { get; private set; } = [];

    /// <summary>Where the missing thing can be asked for.</summary>
    public string? AskAddress { get; private set; }

    public Task OnGetAsync(int status, CancellationToken cancellationToken) => DescribeAsync(status, cancellationToken);

    public async Task OnPostAsync(int status, CancellationToken cancellationToken)
    {
        await DescribeAsync(status, cancellationToken);
        if (Response.StatusCode == StatusCodes.Status401Unauthorized && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } refused)
        {
            var address = $"{refused.OriginalPathBase}{refused.OriginalPath}{refused.OriginalQueryString}";
            var typed = await TypedForm.RefusedAsync(Request, address, cancellationToken);
            SignInAgain = typed is null ? null : new SignInForm(address, typed);
        }
    }

    private async Task DescribeAsync(int status, CancellationToken cancellationToken)
    {
        // After an exception the answer has its status already, whatever the address of this page says.
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is null ? status : Response.StatusCode;
        Response.StatusCode = IsFailed() ? failed : StatusCodes.Status404NotFound;
        (Heading, Sentence) = Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => (texts["That did not work."], texts["Perhaps the page was open for long. Go back, load it again and try once more."]),
            StatusCodes.Status401Unauthorized => (texts["Sign in first."], texts["You were signed out in the meantime, or have not signed in yet."]),
            StatusCodes.Status403Forbidden => (texts["You may not do that."], texts["Your account does not allow it, or the request came from another site."]),
            StatusCodes.Status404NotFound => (texts["This page does not exist."], texts["It may have moved, or it may have been deleted."]),
            StatusCodes.Status410Gone => (texts["This is gone."], texts["It can no longer be brought back."]),
            StatusCodes.Status429TooManyRequests => (texts["That was too often."], texts["Wait a moment and try again."]),
            StatusCodes.Status503ServiceUnavailable => (texts["Nothing can be saved just now."], texts["Reading works. Wait a moment and try again."]),
            >= 500 => (texts["Something went wrong."], texts["It is our fault, not yours. Try again in a moment."]),
            _ => ((string)texts["That did not work."], (string)texts["Go back and try again."]),
        };
        ViewData["Title"] = Heading;
        if (Response.StatusCode >= 500)
        {
            ViewData["IsFailure"] = true;
            TraceId = Activity.Current?.Id ?? HttpContext.TraceIdentifier;
        }

        if (Response.StatusCode == StatusCodes.Status404NotFound)
        {
            var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
            AskAddress = $"/chat?from={Uri.EscapeDataString($"{asked?.OriginalPathBase}{asked?.OriginalPath}")}";
            Newest = await db.Articles.Published(time.GetUtcNow().UtcDateTime).NewestFirst().Take(NewestShown).AsLinks().ToListAsync(cancellationToken);
        }

        AnswerInPart();
    }

    private bool IsFailed() =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>A whole page would not fit into the part that a script wanted to swap.</summary>
    private void AnswerInPart()
    {
        IsForDesk = DeskParts.Any(Request.IsHtmxFor);
        if (IsForDesk)
        {
            Response.SwapInto($"#{ChatIds.Thread}");
        }
        else if (Request.IsForPart())
        {
            ViewData["IsPart"] = true;
            Response.SwapInto("#main");
        }
    }
}
