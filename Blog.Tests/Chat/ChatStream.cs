using System.Globalization;
using System.Net;
using System.Text;

namespace Blog.Tests.Chat;

/// <summary>One event of a stream.</summary>
internal sealed record StreamEvent(string Name, long? Id, string Data);

/// <summary>An event stream, read as the standard says.</summary>
internal sealed class ChatStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private ChatStream(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _reader = new StreamReader(stream, Encoding.UTF8);
    }

    public HttpStatusCode Status => _response.StatusCode;

    public string? ContentType => _response.Content.Headers.ContentType?.MediaType;

    public static Task<ChatStream> OpenAsync(HttpClient http, string address, params (string Name, string Value)[] headers) =>
        OpenWithinAsync(http, address, TestContext.Current.CancellationToken, headers);

    public static async Task<ChatStream> OpenWithinAsync(HttpClient http, string address, CancellationToken patience, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience);
        return new ChatStream(response, await response.Content.ReadAsStreamAsync(patience));
    }

    /// <summary>The next event, or null at the end of the stream.</summary>
    public async Task<StreamEvent?> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        return await NextWithinAsync(patience.Token);
    }

    /// <inheritdoc cref="NextAsync()"/>
    public async Task<StreamEvent?> NextWithinAsync(CancellationToken patience)
    {
        var (name, id, data) = ("", (long?)null, new List<string>());
        while (await _reader.ReadLineAsync(patience) is { } line)
        {
            var (field, value) = line.Split(": ", 2) is [var left, var right] ? (left, right) : (line.TrimEnd(':'), "");
            switch (field)
            {
                case "event":
                    name = value;
                    break;
                case "id":
                    id = long.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "data":
                    data.Add(value);
                    break;
                case "" when name.Length > 0:
                    return new StreamEvent(name, id, string.Join('\n', data));
            }
        }

        return null;
    }

    /// <summary>Reads on to the event that is looked for.</summary>
    public async Task<StreamEvent> FindAsync(Func<StreamEvent, bool> isIt)
    {
        while (await NextAsync() is { } next)
        {
            if (isIt(next))
            {
                return next;
            }
        }

        throw new InvalidOperationException("The stream ended without the event.");
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
