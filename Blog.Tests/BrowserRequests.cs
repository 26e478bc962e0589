using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Tests;

/// <summary>What a browser asks, with and without htmx, and what it makes of the answer.</summary>
internal static class BrowserRequests
{
    public static Task<Answer> Get(this HttpClient client, string address, params (string Name, string Value)[] headers) =>
        client.Ask(HttpMethod.Get, address, content: null, headers);

    public static Task<Answer> Head(this HttpClient client, string address) => client.Ask(HttpMethod.Head, address, content: null, []);

    public static Task<Answer> GetFragment(this HttpClient client, string address, string target) =>
        client.Get(address, ("HX-Request", "true"), ("HX-Target", target));

    public static Task<Answer> GetBoosted(this HttpClient client, string address) =>
        client.Get(address, ("HX-Request", "true"), ("HX-Boosted", "true"), ("HX-Target", "main"));

    public static Task<Answer> Post(this HttpClient client, string address, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, string Value)[] headers) =>
        client.Ask(HttpMethod.Post, address, new FormUrlEncodedContent(fields), headers);

    /// <summary>The head of an answer that has no end.</summary>
    public static async Task<Answer> GetHead(this HttpClient client, string address, params (string Name, string Value)[] headers)
    {
        using var request = Request(HttpMethod.Get, address, content: null, headers);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return Answer(response, "");
    }

    private static async Task<Answer> Ask(this HttpClient client, HttpMethod method, string address, HttpContent? content, (string Name, string Value)[] headers)
    {
        using var request = Request(method, address, content, headers);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return Answer(response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, HttpContent? content, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static Answer Answer(HttpResponseMessage response, string html)
    {
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, all, html);
    }
}

internal sealed record Answer(HttpStatusCode Status, Dictionary<string, string> Headers, string Html)
{
    public IHtmlDocument Document => field ??= new HtmlParser().ParseDocument(Html);

    /// <summary>The texts of all elements that match, each on one line.</summary>
    public string[] Texts(string selector) =>
        [.. Document.QuerySelectorAll(selector).Select(element => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    public string Text(string selector) => Assert.Single(Texts(selector));
}
