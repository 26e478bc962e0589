using Blog.Data;

namespace Blog.Articles.Writing;

/// <summary>The one box for tags: words between commas.</summary>
public static class TagBox
{
    /// <summary>The tags in the order typed, each once, whatever its case.</summary>
    public static List<TagLink> Read(string? typed, List<FormError> errors)
    {
        var tags = (typed ?? "").Split(',')
            .Select(part => string.Join(' ', part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(name => name.Length > 0)
            .Select(name => new TagLink(Slug.From(name), name))
            .DistinctBy(tag => tag.Slug, StringComparer.Ordinal)
            .ToList();
        if (tags.Find(tag => tag.Name.Length > Tag.MaxNameLength) is { } tooLong)
        {
            errors.Add(new FormError(nameof(ArticleForm.Tags), "The tag “{0}” is too long (max {1} characters). Are the commas missing?", Short(tooLong.Name), Tag.MaxNameLength));
        }

        if (tags.Count > Tag.MaxPerArticle)
        {
            errors.Add(new FormError(nameof(ArticleForm.Tags), "These are too many tags (max {0}).", Tag.MaxPerArticle));
        }

        return tags;
    }

    private static string Short(string name) => Excerpt.From(name);
}
