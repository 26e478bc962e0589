using Blog.Accounts;
using Blog.Articles.Writing;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Articles;

/// <summary>Asks before it deletes, on a page of its own.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DeleteModel(BlogDbContext db, DeleteArticle deletion, CurrentUser currentUser) : PageModel
{
    public string Address { get; private set; } = "";

    public string Title { get; private set; } = "";

    public int Comments { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var article = await db.Articles.EditableBy(await UserAsync(cancellationToken)).KnownBy(slug, db)
            .Select(article => new { article.Slug, article.Title, Comments = article.Comments.Count })
            .SingleOrDefaultAsync(cancellationToken);
        if (article is null)
        {
            return NotFound();
        }

        (Address, Title, Comments) = (ArticleAddress.Of(article.Slug), article.Title, article.Comments);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await deletion.DeleteAsync(slug, await UserAsync(cancellationToken), cancellationToken))
        {
            return NotFound();
        }

        TempData["Notice"] = "The article is deleted.";
        return new SeeOtherResult("/");
    }

    private async Task<SignedInUser> UserAsync(CancellationToken cancellationToken) =>
        await currentUser.GetAsync(cancellationToken) ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in.");
}
