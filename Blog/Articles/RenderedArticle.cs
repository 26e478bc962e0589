using Blog.Data;

namespace Blog.Articles;

/// <summary>What is stored of an article's text beside the text itself.</summary>
/// <param name="Html">Sanitized; may be written into a page as it is, by <see cref="ArticleHtml"/>.</param>
/// <param name="Words">All words of the text, headings, captions and code included, as one line.</param>
/// <param name="Excerpt">The first characters of the running text, whole words, without marks.</param>
public sealed record RenderedArticle(string Html, string Words, string Excerpt, int ReadingMinutes, List<ArticleHeading> Contents);

/// <summary>A text that is not rendered. The message is a sentence for its writer and a key of the interface's texts.</summary>
public sealed class ArticleTextException : Exception
{
    public ArticleTextException(string message)
        : base(message)
    {
    }

    public ArticleTextException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ArticleTextException()
        : this(TooComplex)
    {
    }

    public const string TooLong = "The text is too long (max 200,000 characters).";
    public const string TooComplex = "The text is nested too deeply, or one of its paragraphs has too many brackets, asterisks or underscores.";
}
