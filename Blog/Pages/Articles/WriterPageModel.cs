using Blog.Accounts;
using Blog.Articles;
using Blog.Articles.Writing;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Articles;

/// <summary>What the page for a new article and the one for a stored article have in common.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class WriterPageModel(Writers writers, CurrentUser currentUser) : PageModel
{
    /// <summary>What was typed, by the names of its fields alone.</summary>
    [BindProperty]
    public ArticleForm Form { get; set; } = new();

    public Writer Writer { get; protected set; } = null!;

    protected Writers Writers => writers;

    protected PartialViewResult PreviewAlone()
    {
        var preview = writers.PreviewOf(Form);
        Response.StatusCode = preview.Error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return this.Fragment("_Preview", preview);
    }

    protected bool IsForPreviewAlone => Request.IsHtmxFor(ArticleIds.Preview);

    /// <summary>The form as it was typed, with a status that says why it is shown again.</summary>
    protected async Task<IActionResult> AgainAsync(int status, IReadOnlyList<FormError> errors, Article? stored, CancellationToken cancellationToken, string? notice = null)
    {
        Writer = await writers.TypedAsync(Form, errors, await UserAsync(cancellationToken), stored, cancellationToken) with { Notice = notice };
        Response.StatusCode = status;
        return Page();
    }

    protected async Task<IActionResult> BesideOtherAsync(Article stored, CancellationToken cancellationToken)
    {
        Writer = await writers.BesideOtherAsync(Form, stored, await UserAsync(cancellationToken), cancellationToken);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>A published article is looked at, a draft is written on.</summary>
    protected SeeOtherResult Saved(Article article)
    {
        var address = ArticleAddress.Of(article.Slug);
        if (article.Status == ArticleStatus.Draft)
        {
            return new SeeOtherResult($"{address}/edit");
        }

        TempData["Notice"] = "Your article is saved.";
        return new SeeOtherResult(address);
    }

    protected async Task<SignedInUser> UserAsync(CancellationToken cancellationToken) =>
        await currentUser.GetAsync(cancellationToken) ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in.");
}
