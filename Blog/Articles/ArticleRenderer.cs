using System.Buffers;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Blog.Articles;

/// <summary>
/// Turns Markdown into the HTML of an article. It runs when a text is saved, never when it is read: some texts take
/// long, and what a page shows is what its writer saw.
/// </summary>
/// <param name="images">Without it, images are written without their sizes.</param>
public sealed class ArticleRenderer(CodeHighlighter highlighter, ImageSizes? images = null)
{
    /// <summary>In UTF-16 units. <see cref="ArticleTextException.TooLong"/> says the same.</summary>
    public const int MaxLength = 200_000;

    // Markdig looks back over every mark of a paragraph that is still open: 20,000 times "![a](" took 4 s, 2,000 take 30 ms.
    private const int MaxMarksInParagraph = 3_000;
    private static readonly SearchValues<char> Marks = SearchValues.Create("[*_~");

    // A footnote that is called 20,000 times writes 20,000 ways back.
    private const int MaxHtmlLength = 2_000_000;

    private const int WordsPerMinute = 220;

    // Not UseAdvancedExtensions: its generic attributes turn {hx-get=…} into a live attribute.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .Build();

    private static readonly HtmlSanitizer Sanitizer = ArticleAllowList.CreateSanitizer();

    /// <exception cref="ArticleTextException">The text is too long, or made to be slow.</exception>
    public RenderedArticle Render(string markdown)
    {
        Refuse(markdown);
        using var document = Sanitizer.SanitizeDom(ToHtml(markdown));
        var contents = ArticleMarkup.Decorate(document, highlighter, images);
        var text = RunningText.Of(document.Body!);
        return new RenderedArticle(document.Body!.InnerHtml.Trim(), RunningText.OfElement(document.Body!), Excerpt.From(text), ReadingMinutes(document), contents);
    }

    private static void Refuse(string markdown)
    {
        if (markdown.Length > MaxLength)
        {
            throw new ArticleTextException(ArticleTextException.TooLong);
        }

        var marks = 0;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            marks = line.IsWhiteSpace() ? 0 : marks + line.CountAny(Marks);
            if (marks > MaxMarksInParagraph)
            {
                throw new ArticleTextException(ArticleTextException.TooComplex);
            }
        }
    }

    private static string ToHtml(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            MarkNumberColumns(document);
            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            Pipeline.Setup(renderer);
            ArticleNodes.AddTo(renderer.ObjectRenderers);
            renderer.Render(document);
            var html = writer.ToString();
            return html.Length <= MaxHtmlLength ? html : throw new ArticleTextException(ArticleTextException.TooComplex);
        }
        catch (ArgumentException tooDeep)
        {
            // Markdig's answer to "[a" and "> " a thousand times over.
            throw new ArticleTextException(ArticleTextException.TooComplex, tooDeep);
        }
    }

    /// <summary>Columns aligned to the end hold numbers; Markdig would say so in a style attribute.</summary>
    private static void MarkNumberColumns(MarkdownDocument document)
    {
        foreach (var table in document.Descendants<Table>())
        {
            foreach (var row in table.OfType<TableRow>())
            {
                for (var column = 0; column < row.Count && column < table.ColumnDefinitions.Count; column++)
                {
                    if (table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right)
                    {
                        Markdig.Renderers.Html.HtmlAttributesExtensions.GetAttributes(row[column]).AddClass("n");
                    }
                }
            }
        }
    }

    private static int ReadingMinutes(IHtmlDocument document)
    {
        var words = document.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return Math.Max(1, (int)Math.Ceiling(words / (double)WordsPerMinute));
    }
}
