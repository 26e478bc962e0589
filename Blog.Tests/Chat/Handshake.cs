using System.Net;

namespace Blog.Tests.Chat;

/// <summary>The request that asks for a socket, by hand: a WebSocket client tells little about a refusal.</summary>
internal static class Handshake
{
    /// <summary>Asks for a socket. Of an accepted one nothing is read, and it is let go at once.</summary>
    public static async Task<Answer> ShakesHandsAsync(this HttpClient browser, string address, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "websocket");
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        using var response = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var body = response.StatusCode == HttpStatusCode.SwitchingProtocols ? "" : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, headers, body);
    }

    /// <summary>Asks as a page of the blog would.</summary>
    public static Task<Answer> ShakesHandsAsync(this ChatClient client, string address) =>
        client.Http.ShakesHandsAsync(address, client.Url.GetLeftPart(UriPartial.Authority));
}
