using Blog.Accounts;
using Blog.Articles;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Articles;

/// <summary>Takes a vote on an article: the buttons get their new selves, a plain form is sent back to them.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class VotesModel(BlogDbContext db, CurrentUser currentUser, CastVote castVote, TimeProvider time) : PageModel
{
    public IActionResult OnGet(string slug) => new SeeOtherResult(Address(slug));

    public async Task<IActionResult> OnPostAsync(string slug, [FromForm] VoteWish? vote, CancellationToken cancellationToken)
    {
        if (vote is not { } wish || !ModelState.IsValid)
        {
            return BadRequest();
        }

        var user = await currentUser.GetAsync(cancellationToken) ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in.");
        if (!await castVote.OnArticleAsync(slug, user, wish, cancellationToken))
        {
            return NotFound();
        }

        if (!Request.IsHtmxFor(ArticleIds.Votes))
        {
            return new SeeOtherResult(Address(slug));
        }

        var counts = await db.Articles.Published(time.GetUtcNow().UtcDateTime).Where(article => article.Slug == slug).VotesFor(db, user).SingleAsync(cancellationToken);
        return this.Fragment("_Votes", VoteGroup.OfArticle(slug, counts, mayVote: true));
    }

    private static string Address(string slug) => $"/articles/{Uri.EscapeDataString(slug)}#{ArticleIds.Votes}";
}
