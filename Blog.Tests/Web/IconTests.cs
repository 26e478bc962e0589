using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Blog.Chat;
using Blog.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Web;

public sealed class IconTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Icons_have_one_address_in_pages_and_in_fragments_that_changes_with_them()
    {
        var browser = _server.CreateClient();
        var page = (await browser.Get("/chat")).Html;
        var fragment = await _server.Services.GetRequiredService<PartialRenderer>().RenderAsync("/Chat/_Pending.cshtml", PendingModel.Mould("visitor"), CultureInfo.GetCultureInfo("en"));

        var file = Assert.Single(Files(page));
        Assert.Equal([file], Files(fragment));
        Assert.Matches(@"^/icons\.[a-z0-9]{10}\.svg$", file);
        var icons = await browser.GetAsync(new Uri(file, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, icons.StatusCode);
    }

    private static string[] Files(string html) =>
        [.. new HtmlParser().ParseDocument(html).QuerySelectorAll("svg use, template").SelectMany(Addresses).Select(address => address.Split('#')[0]).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Addresses(AngleSharp.Dom.IElement element) =>
        element is AngleSharp.Html.Dom.IHtmlTemplateElement template
            ? template.Content.QuerySelectorAll("svg use").SelectMany(Addresses)
            : [element.GetAttribute("href")!];
}
