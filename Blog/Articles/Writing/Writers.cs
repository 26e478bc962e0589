using Blog.Accounts;
using Blog.Data;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Writing;

/// <summary>Lays out the editor: empty, with a stored article, or once more as it was typed.</summary>
public sealed class Writers(BlogDbContext db, ArticleRenderer renderer, MarkdownGuide guide, TimeProvider clock)
{
    private const int SentFormsShown = 10;

    public async Task<Writer> EmptyAsync(SignedInUser user, CancellationToken cancellationToken)
    {
        var form = new ArticleForm { FormId = Guid.NewGuid(), Language = Languages.Current };
        return await TypedAsync(form, [], user, stored: null, cancellationToken) with { IsUnsaved = false };
    }

    /// <summary>The stored article's form, or null if there is none that the user may edit.</summary>
    public async Task<Writer?> OpenAsync(string slug, SignedInUser user, CancellationToken cancellationToken)
    {
        var article = await FindAsync(slug, user, cancellationToken);
        if (article is null)
        {
            return null;
        }

        var preview = new TextPreview(article.Language, new ArticleHtml(article.Html), Error: null);
        return new Writer(ArticleForm.Of(article), user.Id, StoredOf(article), preview, [], guide.Entries);
    }

    /// <summary>The form as it was typed, with what is wrong with it.</summary>
    public async Task<Writer> TypedAsync(ArticleForm form, IReadOnlyList<FormError> errors, SignedInUser user, Article? stored, CancellationToken cancellationToken)
    {
        form.FormId = form.FormId == Guid.Empty ? Guid.NewGuid() : form.FormId;
        var sent = stored is null ? await SentFormsAsync(user, cancellationToken) : null;
        var storedView = stored is null ? null : StoredOf(stored);
        return new Writer(form, user.Id, storedView, PreviewOf(form), errors, guide.Entries, IsUnsaved: true, SentForms: sent);
    }

    /// <summary>The form as it was typed, beside what another has saved.</summary>
    public async Task<Writer> BesideOtherAsync(ArticleForm form, Article stored, SignedInUser user, CancellationToken cancellationToken)
    {
        var other = new OtherVersion(stored.Version, stored.Editor?.DisplayName, stored.UpdatedUtc, stored.Title, stored.Markdown);
        return await TypedAsync(form, [], user, stored, cancellationToken) with { Other = other };
    }

    public Task<Article?> FindAsync(string slug, SignedInUser user, CancellationToken cancellationToken) =>
        db.Articles.EditableBy(user).KnownBy(slug, db).ForEditing().AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    /// <summary>What the text looks like, by the renderer that the saving uses.</summary>
    public TextPreview PreviewOf(ArticleForm form)
    {
        var language = form.Language is { } typed && Languages.Names.Contains(typed, StringComparer.Ordinal) ? typed : Languages.Current;
        if (string.IsNullOrWhiteSpace(form.Text))
        {
            return new TextPreview(language, Html: null, Error: null);
        }

        try
        {
            return new TextPreview(language, new ArticleHtml(renderer.Render(form.Text.ReplaceLineEndings("\n")).Html), Error: null);
        }
        catch (ArticleTextException refused)
        {
            return new TextPreview(language, Html: null, refused.Message);
        }
    }

    private StoredArticle StoredOf(Article article) => StoredArticle.Of(article, clock.GetUtcNow().UtcDateTime);

    private Task<List<Guid>> SentFormsAsync(SignedInUser user, CancellationToken cancellationToken) =>
        db.Articles
            .Where(article => article.AuthorId == user.Id && article.FormId != null)
            .OrderByDescending(article => article.UpdatedUtc)
            .ThenByDescending(article => article.Id)
            .Take(SentFormsShown)
            .Select(article => article.FormId!.Value)
            .ToListAsync(cancellationToken);
}
