using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Blog.Articles;

/// <summary>The parts of Markdown whose HTML is ours and not Markdig's: footnotes and task items.</summary>
internal static class ArticleNodes
{
    public static void AddTo(ObjectRendererCollection renderers)
    {
        renderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new FootnoteSection());
        renderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new FootnoteNumber());
        renderers.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskMark());
    }

    private sealed class FootnoteSection : HtmlObjectRenderer<FootnoteGroup>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
        {
            renderer.EnsureLine().WriteLine("<section class=\"footnotes\"><ol>");
            foreach (var footnote in group.OfType<Footnote>())
            {
                renderer.Write(Invariant($"<li id=\"{ArticleIds.Footnote(footnote.Order)}\">"));
                renderer.WriteChildren(footnote);
                renderer.WriteLine("</li>");
            }

            renderer.WriteLine("</ol></section>");
        }
    }

    private sealed class FootnoteNumber : HtmlObjectRenderer<FootnoteLink>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteLink link)
        {
            var html = link.IsBackLink
                ? Invariant($" <a href=\"#{ArticleIds.FootnoteCall(link.Index)}\">↩\uFE0E</a>")
                : Invariant($"<sup><a href=\"#{ArticleIds.Footnote(link.Footnote.Order)}\" id=\"{ArticleIds.FootnoteCall(link.Index)}\">{link.Footnote.Order}</a></sup>");
            renderer.Write(html);
        }
    }

    /// <summary>A sign and not a checkbox: a form control in a text would be one that does nothing.</summary>
    private sealed class TaskMark : HtmlObjectRenderer<TaskList>
    {
        protected override void Write(HtmlRenderer renderer, TaskList task) =>
            renderer.Write(task.Checked ? "<span class=\"task\">☑</span>" : "<span class=\"task\">☐</span>");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
