using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Writing;

/// <summary>
/// Stores what a writer sent, once, and only over the version that the writer knows. Each saving is one transaction in
/// the writer's turn: what it reads, nobody changes before it writes.
/// </summary>
public sealed class SaveArticle(BlogDbContext db, TimeProvider clock)
{
    /// <summary>Makes an article. A form that made one already is answered with that one.</summary>
    public Task<SaveResult> CreateAsync(ArticleText text, Guid formId, SignedInUser user, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async () =>
            {
                var sent = await db.Articles.ForEditing().SingleOrDefaultAsync(article => article.AuthorId == user.Id && article.FormId == formId, cancellationToken);
                var place = await db.FindPlaceAsync(text, sent, user, Now, cancellationToken);
                return sent is null ? await AddAsync(text, place, formId, user, cancellationToken) : Compare(sent, text, place);
            },
            cancellationToken);

    /// <summary>Changes an article that is known by this slug, if it still is the version that the writer began with.</summary>
    public Task<SaveResult> UpdateAsync(string slug, int version, ArticleText text, SignedInUser user, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async () =>
            {
                var article = await db.Articles.EditableBy(user).KnownBy(slug, db).ForEditing().SingleOrDefaultAsync(cancellationToken);
                if (article is null)
                {
                    return new SaveResult(SaveOutcome.NotFound);
                }

                var place = await db.FindPlaceAsync(text, article, user, Now, cancellationToken);
                return article.Version == version ? await ChangeAsync(article, text, place, user, cancellationToken) : Compare(article, text, place);
            },
            cancellationToken);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<SaveResult> AddAsync(ArticleText text, TranslationPlace place, Guid formId, SignedInUser user, CancellationToken cancellationToken)
    {
        if (place.Error is not null)
        {
            return new SaveResult(SaveOutcome.TranslationRefused, Error: place.Error);
        }

        var now = Now;
        var article = new Article
        {
            Slug = await db.FreeSlugAsync(Slug.From(text.Title), cancellationToken),
            Title = text.Title,
            Markdown = text.Markdown,
            Html = text.Rendered.Html,
            Words = text.Rendered.Words,
            Excerpt = text.Rendered.Excerpt,
            Language = text.Language,
            AuthorId = user.Id,
            FormId = formId,
            PublishedUtc = now,
            CreatedUtc = now,
        };
        db.Articles.Add(article);
        await FillAsync(article, text, place, user, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new SaveResult(SaveOutcome.Saved, article);
    }

    private async Task<SaveResult> ChangeAsync(Article article, ArticleText text, TranslationPlace place, SignedInUser user, CancellationToken cancellationToken)
    {
        if (place.Error is not null)
        {
            return new SaveResult(SaveOutcome.TranslationRefused, article, place.Error);
        }

        if (text.Address is { } address && address != article.Slug)
        {
            if (await db.IsTakenAsync(address, article.Id, cancellationToken))
            {
                return new SaveResult(SaveOutcome.AddressTaken, article);
            }

            article.MoveTo(address);
        }

        var tagsBefore = article.Tags.ConvertAll(tag => tag.Id);
        article.Version++;
        await FillAsync(article, text, place, user, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await db.LeadToOriginalAsync(place, cancellationToken);
        await db.DeleteUnusedTagsAsync(tagsBefore, cancellationToken);
        return new SaveResult(SaveOutcome.Saved, article);
    }

    private async Task FillAsync(Article article, ArticleText text, TranslationPlace place, SignedInUser user, CancellationToken cancellationToken)
    {
        var now = Now;
        article.Title = text.Title;
        article.Markdown = text.Markdown;
        article.Html = text.Rendered.Html;
        article.Words = text.Rendered.Words;
        article.Excerpt = text.Rendered.Excerpt;
        article.ReadingMinutes = text.Rendered.ReadingMinutes;
        article.Contents = text.Rendered.Contents;
        article.Language = text.Language;
        article.OriginalId = place.OriginalId;
        article.EditorId = user.Id;
        article.UpdatedUtc = now;
        if (text.IsPublished)
        {
            article.Publish(text.PublishAtUtc, now);
        }
        else
        {
            article.KeepAsDraft(text.PublishAtUtc);
        }

        await db.SetTagsAsync(article, text.Tags, cancellationToken);
    }

    /// <summary>A second click on the button sends what the first has stored. Anything else would overwrite what nobody has read.</summary>
    private static SaveResult Compare(Article stored, ArticleText text, TranslationPlace place)
    {
        var isTheSame = stored.Title == text.Title
            && stored.Markdown == text.Markdown
            && stored.Language == text.Language
            && stored.OriginalId == place.OriginalId
            && place.Error is null
            && stored.Status == (text.IsPublished ? ArticleStatus.Published : ArticleStatus.Draft)
            && (text.Address is null || text.Address == stored.Slug)
            && (text.PublishAtUtc is not { } minute || (stored.DateUtc >= minute && stored.DateUtc < minute.AddMinutes(1)))
            && stored.Tags.Select(tag => tag.Slug).ToHashSet(StringComparer.Ordinal).SetEquals(text.Tags.Select(tag => tag.Slug));
        return new SaveResult(isTheSame ? SaveOutcome.Saved : SaveOutcome.ChangedMeanwhile, stored);
    }
}
