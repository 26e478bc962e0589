using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Data;
using Blog.Web;

namespace Blog.Articles.Writing;

/// <summary>Makes an article's text of a form, or says field by field what is wrong with it.</summary>
public sealed partial class ArticleCheck(ArticleRenderer renderer, PublicAddress publicAddress)
{
    /// <summary>The text, or null when there are errors.</summary>
    /// <param name="form">The form as it was typed.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="storedLanguage">A language that is allowed though the interface has no words in it.</param>
    public ArticleText? Read(ArticleForm form, List<FormError> errors, string? storedLanguage = null)
    {
        var title = ReadTitle(form.Title, errors);
        var tags = TagBox.Read(form.Tags, errors);
        var date = ReadDate(form.PublishAt, errors);
        var language = ReadLanguage(form.Language, storedLanguage, errors);
        var address = ReadAddress(form.Address, errors);
        var translationOf = ReadTranslationOf(form.TranslationOf, errors);
        var markdown = (form.Text ?? "").ReplaceLineEndings("\n");
        var rendered = ReadText(markdown, errors);
        return rendered is null || errors.Count > 0
            ? null
            : new ArticleText(title, markdown, rendered, tags, language, date, address, translationOf, form.Intent == ArticleIntent.Publish);
    }

    private static string ReadTitle(string? typed, List<FormError> errors)
    {
        var title = NoText().Replace(typed ?? "", " ").Trim();
        if (title.Length is 0 or > Article.MaxTitleLength)
        {
            errors.Add(title.Length == 0
                ? new FormError(nameof(ArticleForm.Title), "Write a title.")
                : new FormError(nameof(ArticleForm.Title), "The title is too long (max {0} characters).", Article.MaxTitleLength));
        }

        return title;
    }

    private static DateTime? ReadDate(string? typed, List<FormError> errors)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        // Some browsers add the seconds.
        string[] formats = [ArticleForm.DateFormat, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff"];
        if (DateTime.TryParseExact(typed.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            && date.Year is >= 1900 and < 2200)
        {
            return date.AddTicks(-(date.Ticks % TimeSpan.TicksPerMinute));
        }

        errors.Add(new FormError(nameof(ArticleForm.PublishAt), "That is no date. Choose one, or leave the field empty."));
        return null;
    }

    private static string ReadLanguage(string? typed, string? stored, List<FormError> errors)
    {
        var language = string.IsNullOrEmpty(typed) ? stored ?? Languages.Current : typed;
        if (language != stored && !Languages.Names.Contains(language, StringComparer.Ordinal))
        {
            errors.Add(new FormError(nameof(ArticleForm.Language), "Choose a language from the list."));
        }

        return language;
    }

    private static string? ReadAddress(string? typed, List<FormError> errors)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var address = typed.Trim().ToLowerInvariant();
        if (Slug.IsReserved(address))
        {
            errors.Add(new FormError(nameof(ArticleForm.Address), "The address “{0}” is taken by the blog itself. Choose another.", address));
        }

        return Slug.From(typed);
    }

    /// <summary>Takes what a writer may have at hand: the address as a browser shows it, its path, or its last part.</summary>
    private string? ReadTranslationOf(string? typed, List<FormError> errors)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return null;
        }

        var isWhole = text.Contains("://", StringComparison.Ordinal);
        var path = isWhole && Uri.TryCreate(text, UriKind.Absolute, out var address) ? publicAddress.PathWithin(address) : isWhole ? null : text.Split('?', '#')[0];
        var slug = path is null ? "" : Uri.UnescapeDataString(path.StartsWith(ArticleAddress.Prefix, StringComparison.Ordinal) ? path[ArticleAddress.Prefix.Length..] : path).Trim('/');
        if (slug.Length is 0 or > Article.MaxSlugLength || slug.Contains('/', StringComparison.Ordinal))
        {
            errors.Add(new FormError(nameof(ArticleForm.TranslationOf), TranslationPlace.NoSuchArticle));
            return null;
        }

        return slug.ToLowerInvariant();
    }

    private RenderedArticle? ReadText(string markdown, List<FormError> errors)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            errors.Add(new FormError(nameof(ArticleForm.Text), "Write a text."));
            return null;
        }

        try
        {
            return renderer.Render(markdown);
        }
        catch (ArticleTextException refused)
        {
            errors.Add(new FormError(nameof(ArticleForm.Text), refused.Message));
            return null;
        }
    }

    /// <summary>Line breaks and other controls, which a title cannot show.</summary>
    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]+", RegexOptions.NonBacktracking)]
    private static partial Regex NoText();
}
