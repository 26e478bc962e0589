using System.Net;
using System.Xml.Linq;
using Blog.Tests.Accounts;

namespace Blog.Tests.Demo;

/// <summary>Follows every link, file and picture of the demo blog from its home page on.</summary>
public sealed class InternalLinksTests : IAsyncLifetime
{
    private const string Sources = "a[href], link[href], script[src], img[src], source[src], use[href]";
    private readonly BlogServer _server = new();
    private readonly Dictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    public ValueTask InitializeAsync()
    {
        _server.Settings["Blog:Seed"] = "demo";
        _server.Settings["Blog:Admin:Password"] = Account.Password;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(false, 30)]
    [InlineData(true, 30)]
    public async Task Every_internal_link_leads_somewhere(bool isAdministrator, int atLeast)
    {
        using var browser = _server.CreateClient();
        if (isAdministrator)
        {
            using var signedIn = await browser.SignInAsync("admin");
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        }

        await FollowAsync(browser, from: "the address bar", "/");

        Assert.Empty(_faults);
        Assert.True(_answers.Count(answer => IsPage(answer.Value)) >= atLeast, $"Only {_answers.Count} addresses were found.");
        Assert.Contains("/privacy", _answers);
        Assert.Equal(isAdministrator, _answers.ContainsKey("/chats"));
    }

    [Fact]
    public async Task Every_address_of_the_sitemap_answers()
    {
        using var browser = _server.CreateClient();
        var sitemap = XDocument.Parse((await browser.Get("/sitemap.xml")).Html);
        var addresses = sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).PathAndQuery).ToList();

        foreach (var address in addresses)
        {
            Assert.Equal((address, HttpStatusCode.OK), (address, (await browser.Get(address)).Status));
        }

        Assert.All(["/archive/", "/articles/", "/authors/", "/tags/"], kind => Assert.Contains(addresses, address => address.StartsWith(kind, StringComparison.Ordinal)));
    }

    private async Task FollowAsync(HttpClient browser, string from, string start)
    {
        var waiting = new Queue<(string From, string Address, string Fragment)>([(from, start, "")]);
        while (waiting.TryDequeue(out var link))
        {
            if (!_answers.TryGetValue(link.Address, out var answer))
            {
                answer = _answers[link.Address] = await browser.Get(link.Address);
                foreach (var next in IsPage(answer) ? Links(answer, link.Address) : [])
                {
                    waiting.Enqueue(next);
                }
            }

            Check(link.From, link.Address, link.Fragment, answer);
        }
    }

    private void Check(string from, string address, string fragment, Answer answer)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            _faults.Add($"{address}, linked by {from}, answers {(int)answer.Status}.");
        }
        else if (fragment.Length > 0 && answer.Document.GetElementById(fragment) is null)
        {
            _faults.Add($"{address} has no #{fragment}, to which {from} links.");
        }
    }

    private IEnumerable<(string From, string Address, string Fragment)> Links(Answer page, string at)
    {
        foreach (var element in page.Document.QuerySelectorAll(Sources))
        {
            var target = new Uri(new Uri(_server.Url, at), element.GetAttribute("href") ?? element.GetAttribute("src")!);
            if (target.Authority == _server.Url.Authority && target.Scheme == _server.Url.Scheme)
            {
                // The fragment of a picture is a wish for its size and no place in it.
                var fragment = element.LocalName == "img" ? "" : target.Fragment.TrimStart('#');
                yield return (at, target.PathAndQuery, Uri.UnescapeDataString(fragment));
            }
        }
    }

    private static bool IsPage(Answer answer) =>
        answer.Status == HttpStatusCode.OK && answer.Headers.GetValueOrDefault("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) == true;
}
