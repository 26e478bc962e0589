using Blog.Articles;

namespace Blog.Demo;

/// <summary>The demo's articles, rendered once. The grammars of their code take a second to load.</summary>
internal sealed class RenderedDemo(ArticleRenderer renderer)
{
    private readonly Lazy<Task<List<(DemoText Text, RenderedArticle Rendered)>>> _articles = new(() => Task.Run(() =>
        DemoText.ReadAll().ConvertAll(text => (text, renderer.Render(text.Markdown)))));

    /// <summary>Begins with the first look.</summary>
    public Task<List<(DemoText Text, RenderedArticle Rendered)>> Articles => _articles.Value;
}
