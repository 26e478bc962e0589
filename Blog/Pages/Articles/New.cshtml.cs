using Blog.Accounts;
using Blog.Articles.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Blog.Pages.Articles;

/// <summary>Writing a new article.</summary>
public sealed class NewModel(Writers writers, ArticleCheck check, SaveArticle saving, CurrentUser currentUser) : WriterPageModel(writers, currentUser)
{
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Writer = await Writers.EmptyAsync(await UserAsync(cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (IsForPreviewAlone)
        {
            return PreviewAlone();
        }

        if (!Form.IsToBeSaved)
        {
            return await AgainAsync(StatusCodes.Status200OK, [], stored: null, cancellationToken);
        }

        var errors = new List<FormError>();
        if (check.Read(Form, errors) is not { } text)
        {
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, errors, stored: null, cancellationToken);
        }

        // Without an id of its own the form cannot be told from another; every page sends one.
        var formId = Form.FormId == Guid.Empty ? Guid.NewGuid() : Form.FormId;
        var result = await saving.CreateAsync(text, formId, await UserAsync(cancellationToken), cancellationToken);
        return result.Outcome switch
        {
            SaveOutcome.Saved => Saved(result.Article!),
            SaveOutcome.TranslationRefused => await AgainAsync(StatusCodes.Status422UnprocessableEntity, [result.Error!], stored: null, cancellationToken),
            _ => await BesideOtherAsync(result.Article!, cancellationToken),
        };
    }
}
