using Blog.Accounts;
using Blog.Articles.Writing;
using Blog.Web;
using Microsoft.AspNetCore.Mvc;

namespace Blog.Pages.Articles;

/// <summary>Changing a stored article: its author's and the administrators' page, and "not found" for everybody else.</summary>
public sealed class EditModel(Writers writers, ArticleCheck check, SaveArticle saving, CurrentUser currentUser) : WriterPageModel(writers, currentUser)
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await Writers.OpenAsync(slug, await UserAsync(cancellationToken), cancellationToken) is not { } writer)
        {
            return NotFound();
        }

        Writer = writer;
        return Page();
    }

    /// <param name="slug">The address as it was when the form was opened.</param>
    /// <param name="over">The other's version that the writer has seen and saves over.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task<IActionResult> OnPostAsync(string slug, [FromQuery] int? over, CancellationToken cancellationToken)
    {
        var user = await UserAsync(cancellationToken);
        if (await Writers.FindAsync(slug, user, cancellationToken) is not { } stored)
        {
            return await GoneAsync(cancellationToken);
        }

        if (IsForPreviewAlone)
        {
            return PreviewAlone();
        }

        if (!Form.IsToBeSaved)
        {
            return await AgainAsync(StatusCodes.Status200OK, [], stored, cancellationToken);
        }

        var errors = new List<FormError>();
        if (check.Read(Form, errors, stored.Language) is not { } text)
        {
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, errors, stored, cancellationToken);
        }

        var result = await saving.UpdateAsync(slug, over ?? Form.Version, text, user, cancellationToken);
        return result.Outcome switch
        {
            SaveOutcome.Saved => Saved(result.Article!),
            SaveOutcome.ChangedMeanwhile => await BesideOtherAsync(result.Article!, cancellationToken),
            SaveOutcome.AddressTaken => await AgainAsync(StatusCodes.Status422UnprocessableEntity, [Taken], result.Article, cancellationToken),
            SaveOutcome.TranslationRefused => await AgainAsync(StatusCodes.Status422UnprocessableEntity, [result.Error!], result.Article, cancellationToken),
            _ => await GoneAsync(cancellationToken),
        };
    }

    private static FormError Taken => new(nameof(ArticleForm.Address), "Another article has this address, or had it once. Choose another.");

    /// <summary>
    /// Not found, like every article that is not the writer's. But it may have been deleted while the form was open: what
    /// was typed stays, as a new article to be.
    /// </summary>
    private Task<IActionResult> GoneAsync(CancellationToken cancellationToken)
    {
        if (Request.IsForPart() || string.IsNullOrWhiteSpace(Form.Text))
        {
            return Task.FromResult<IActionResult>(NotFound());
        }

        (Form.FormId, Form.Version, Form.Address) = (Guid.NewGuid(), 0, null);
        return AgainAsync(StatusCodes.Status404NotFound, [], stored: null, cancellationToken, "This article does not exist any more. What you typed is still here: save it as a new one.");
    }
}
