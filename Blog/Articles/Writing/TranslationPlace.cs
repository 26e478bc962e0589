using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Writing;

/// <summary>Where an article stands among those that say the same in other languages.</summary>
/// <param name="OriginalId">The article that all of them translate; null if this one translates none.</param>
/// <param name="Followers">Those that translate this one now, and go with it.</param>
/// <param name="Error">Why it cannot stand there.</param>
internal sealed record TranslationPlace(int? OriginalId, IReadOnlyList<int> Followers, FormError? Error = null)
{
    public const string NoSuchArticle = "There is no such article. Take its address from the browser, or leave the field empty.";
}

internal static class TranslationPlaces
{
    /// <summary>
    /// The place that a writer wants for an article. A translation of a translation joins the original, and an original
    /// that becomes a translation takes its own translations along: a group has one original and one article a language.
    /// </summary>
    /// <param name="db">Asked within the transaction that stores the article.</param>
    /// <param name="text">The article as its writer wants it.</param>
    /// <param name="stored">The article as it is stored; null for a new one.</param>
    /// <param name="user">Who writes.</param>
    /// <param name="nowUtc">What is published by then, everybody may know of.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public static async Task<TranslationPlace> FindPlaceAsync(this BlogDbContext db, ArticleText text, Article? stored, SignedInUser user, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var original = text.TranslationOf is null ? null : await db.FindOriginalAsync(text.TranslationOf, stored, user, nowUtc, cancellationToken);
        if (text.TranslationOf is not null && original is null)
        {
            return Refused(TranslationPlace.NoSuchArticle);
        }

        if (original is not null && original == stored?.Id)
        {
            return Refused("An article cannot be a translation of itself, nor of one that translates it.");
        }

        return await db.PlaceBesideAsync(original, text.Language, stored?.Id, cancellationToken);
    }

    /// <summary>Lets those that translate this article translate what it translates itself from now on.</summary>
    public static Task<int> LeadToOriginalAsync(this BlogDbContext db, TranslationPlace place, CancellationToken cancellationToken) =>
        place.OriginalId is null || place.Followers.Count == 0
            ? Task.FromResult(0)
            : db.Articles.Where(article => place.Followers.Contains(article.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(article => article.OriginalId, place.OriginalId), cancellationToken);

    /// <summary>
    /// The original behind an address. The one that is stored already counts also where its author has taken it back: the
    /// writer is not to be kept from saving by what another did.
    /// </summary>
    private static async Task<int?> FindOriginalAsync(this BlogDbContext db, string slug, Article? stored, SignedInUser user, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var found = await db.Articles.ReadableBy(user, nowUtc).KnownBy(slug, db).Select(article => new { article.Id, article.OriginalId }).SingleOrDefaultAsync(cancellationToken);
        if (found is not null)
        {
            return found.Id == stored?.Id ? found.Id : found.OriginalId ?? found.Id;
        }

        return stored?.Original?.Slug == slug ? stored.OriginalId : null;
    }

    /// <summary>The place under an original, or beside what translates this article, if no language is there twice then.</summary>
    private static async Task<TranslationPlace> PlaceBesideAsync(this BlogDbContext db, int? original, string language, int? storedId, CancellationToken cancellationToken)
    {
        // No article has the number 0.
        var (me, root) = (storedId ?? 0, original ?? 0);
        var others = await db.Articles
            .Where(article => (article.Id == root || article.OriginalId == root || article.OriginalId == me) && article.Id != me)
            .Select(article => new { article.Id, article.Language, article.OriginalId })
            .ToListAsync(cancellationToken);
        var languages = others.Select(other => other.Language).Append(language).ToList();
        return languages.Distinct(StringComparer.Ordinal).Count() < languages.Count
            ? Refused("The original and its translations have one article a language, and this one would be a second. Choose another language or another article.")
            : new TranslationPlace(original, [.. others.Where(other => other.OriginalId == me).Select(other => other.Id)]);
    }

    private static TranslationPlace Refused(string sentence) => new(null, [], new FormError(nameof(ArticleForm.TranslationOf), sentence));
}
