using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Blog.E2E.People;

/// <summary>What a person's browser went through that no page shows: complaints, requests and socket frames, over all of its tabs.</summary>
public sealed class PersonRecord
{
    /// <summary>The policy's violations reach the record as console errors, those of images and styles too.</summary>
    private const string ReportViolations =
        "document.addEventListener('securitypolicyviolation', e => console.error(`CSP violation: ${e.violatedDirective} ${e.blockedURI}`));";

    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<IRequest> _requests = new();
    private readonly ConcurrentQueue<Socket> _sockets = new();
    private readonly ConcurrentQueue<string> _frames = new();
    private readonly ConcurrentBag<string> _expected = [];
    private readonly Uri _home;

    private PersonRecord(Uri home) => _home = home;

    /// <summary>Starts to record; before the context has its first page.</summary>
    public static async Task<PersonRecord> OfAsync(IBrowserContext context, Uri home)
    {
        var record = new PersonRecord(home);
        await context.AddInitScriptAsync(ReportViolations);
        context.Console += (_, message) => record.Hear(message);
        context.WebError += (_, error) => record._complaints.Enqueue($"Page error: {error.Error}");
        context.Request += (_, request) => record.Note(request);
        context.Page += (_, page) => page.WebSocket += (_, socket) => record.Note(socket);
        return record;
    }

    /// <summary>Every request, in order.</summary>
    public IReadOnlyList<IRequest> Requests => [.. _requests];

    /// <summary>Requests made by script, which is how htmx asks.</summary>
    public IReadOnlyList<IRequest> ScriptRequests => [.. _requests.Where(request => request.ResourceType is "xhr" or "fetch")];

    /// <summary>Requests for whole documents: a full page load each.</summary>
    public IReadOnlyList<IRequest> PageLoads => [.. _requests.Where(request => request.IsNavigationRequest)];

    /// <summary>Every socket frame in both directions, in order.</summary>
    public IReadOnlyList<string> Frames => [.. _frames];

    /// <summary>How many sockets are open now, and how many there ever were.</summary>
    public (int Open, int Ever) Sockets => (_sockets.Count(socket => !socket.IsClosed), _sockets.Count);

    /// <summary>What the browser complained about and nobody expected.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. _complaints.Where(complaint => !_expected.Any(expected => complaint.Contains(expected, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>Complaints with these words belong to the test: "404" where a missing page is opened.</summary>
    public void Expect(string words) => _expected.Add(words);

    /// <summary>The connection is going to be lost: what browser and htmx say about that belongs to the test.</summary>
    public void ExpectLostConnection()
    {
        Expect("net::ERR_");
        Expect("WebSocket connection to");
        Expect("Console error: [object Event]"); // the ws extension logs the socket's error event as it is
    }

    private void Hear(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            _complaints.Enqueue($"Console {message.Type}: {message.Text} ({message.Location})");
        }
    }

    private void Note(IRequest request)
    {
        _requests.Enqueue(request);
        NoteForeign(request.Url);
    }

    private void Note(IWebSocket webSocket)
    {
        var socket = new Socket();
        _sockets.Enqueue(socket);
        NoteForeign(webSocket.Url);
        webSocket.FrameReceived += (_, frame) => _frames.Enqueue(frame.Text ?? string.Empty);
        webSocket.FrameSent += (_, frame) => _frames.Enqueue(frame.Text ?? string.Empty);
        webSocket.Close += (_, _) => socket.IsClosed = true;
    }

    private void NoteForeign(string url)
    {
        var address = new Uri(url);
        var isLocal = address.Scheme is "data" or "blob" or "about" || address.Authority == _home.Authority;
        if (!isLocal)
        {
            _complaints.Enqueue($"Request to another host: {url}");
        }
    }

    private sealed class Socket
    {
        public bool IsClosed { get; set; }
    }
}
