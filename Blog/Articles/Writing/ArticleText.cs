namespace Blog.Articles.Writing;

/// <summary>An article as its writer wants it: checked and rendered, ready to be stored.</summary>
/// <param name="PublishAtUtc">The chosen date, to the minute; null if none was chosen.</param>
/// <param name="Address">The slug that the writer asks for; null for the one it has, or one made of the title.</param>
/// <param name="TranslationOf">The slug of the article that this one translates; null for none.</param>
public sealed record ArticleText(
    string Title,
    string Markdown,
    RenderedArticle Rendered,
    IReadOnlyList<TagLink> Tags,
    string Language,
    DateTime? PublishAtUtc,
    string? Address,
    string? TranslationOf,
    bool IsPublished);
