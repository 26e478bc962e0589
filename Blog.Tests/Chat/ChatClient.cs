using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Tests.Chat;

/// <summary>
/// One tab of somebody who chats, without a browser: it has cookies and a socket, and shows what it is sent. What was sent
/// is kept, to be searched for what should not be in it.
/// </summary>
internal abstract class ChatClient : IAsyncDisposable
{
    /// <summary>How long something may take to be seen.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long it may take to connect.</summary>
    public TimeSpan? ConnectPatience { get; set; }

    /// <summary>Stands between the socket and what is shown: it may keep a frame back, double it, or drop it.</summary>
    public Action<string, Action<string>> Wire { get; set; } = (html, show) => show(html);

    /// <summary>Whether frames and pages are kept, to be searched. A long run has no room for them.</summary>
    public bool KeepsEverything { get; set; } = true;

    private readonly Lock _lock = new();
    private readonly List<Frame> _frames = [];
    private readonly List<string> _pages = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IChatLine? _line;

    protected ChatClient(Uri blog, CookieJar cookies)
    {
        Url = blog;
        Cookies = cookies;
        Http = cookies.CreateClient(blog);
    }

    public Uri Url { get; }

    public CookieJar Cookies { get; }

    public HttpClient Http { get; }

    public ChatView View { get; } = new();

    /// <summary>Whether sockets do not get through to this tab.</summary>
    public bool UsesStreams { get; set; }

    public IChatLine Line => _line ?? throw new InvalidOperationException("Not connected.");

    /// <summary>The line of a tab that uses sockets.</summary>
    public ChatSocket Socket => (ChatSocket)Line;

    /// <summary>Every frame that came, over all sockets of this tab.</summary>
    public IReadOnlyList<Frame> Frames
    {
        get
        {
            lock (_lock)
            {
                return [.. _frames];
            }
        }
    }

    /// <summary>Every byte of HTML that came, in frames and in answers.</summary>
    public string Everything
    {
        get
        {
            lock (_lock)
            {
                return string.Join('\n', _pages.Concat(_frames.Select(frame => frame.Html)));
            }
        }
    }

    /// <summary>The form field that every POST carries.</summary>
    protected string Token { get; set; } = "";

    public Task SendAsync(object frame) => Line.SendAsync(JsonSerializer.Serialize(frame));

    /// <summary>Waits until the tab shows something.</summary>
    public async Task SeesAsync(Func<ChatView, bool> isShown, [CallerArgumentExpression(nameof(isShown))] string what = "")
    {
        if (!await SeesWithinAsync(Patience, isShown))
        {
            Assert.Fail($"Not seen in {Patience.TotalSeconds} s: {what}. The last frames were:\n{string.Join('\n', Frames.TakeLast(5).Select(frame => frame.Html))}");
        }
    }

    /// <summary>Waits until the tab shows something. False when it does not in this time, or when the test ends.</summary>
    public async Task<bool> SeesWithinAsync(TimeSpan atMost, Func<ChatView, bool> isShown)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(atMost);
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                changed = _changed.Task;
            }

            if (isShown(View))
            {
                return true;
            }

            try
            {
                await changed.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    public Task SeesAsync(string text) => SeesAsync(view => view.Shows(text), text);

    /// <summary>Says something on a stream's behalf.</summary>
    public Task<Answer> SignalsAsync(Guid stream, object frame, string? token = null) => SignalsAsync(stream, JsonSerializer.Serialize(frame), token);

    /// <summary>Reads a conversation backwards, page by page; gives it oldest first.</summary>
    public async Task<IReadOnlyList<ShownMessage>> ReadsHistoryAsync(string newestPage)
    {
        var messages = new List<ShownMessage>();
        string? address = newestPage;
        while (address is not null)
        {
            var page = Keep(await Http.Get(address));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            messages.InsertRange(0, ShownMessage.AllIn(page.Document));
            address = page.Document.QuerySelector("a.older")?.GetAttribute("data-history");
        }

        return messages;
    }

    /// <summary>Waits until the server ends the connection; gives its close code.</summary>
    public async Task<int?> ClosedAsync() => await Socket.Ended.WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>The line breaks, as in a tunnel.</summary>
    public async Task LosesTheLineAsync()
    {
        Socket.Break();
        await Socket.Ended;
    }

    public async ValueTask DisposeAsync()
    {
        if (_line is not null)
        {
            await _line.DisposeAsync();
        }

        Http.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the socket or the stream of an address, and says what a socket has to say first.</summary>
    /// <param name="side">"/chat" or "/chats".</param>
    /// <param name="query">Says to the stream what the first frame says over a socket.</param>
    protected async Task OpenLineAsync(string side, string query, object first)
    {
        if (_line is not null)
        {
            await _line.DisposeAsync();
            _line = null;
        }

        if (UsesStreams)
        {
            var number = Guid.NewGuid();
            _line = await ChatStreamLine.OpenAsync(Http, $"{side}/events{query}&s={number}", frame => SignalsAsync(number, frame, token: null), Receive, ConnectPatience);
            return;
        }

        _line = await ChatSocket.OpenAsync(Url, $"{side}/ws{query}", Cookies.Header, Receive, ConnectPatience);
        await SendAsync(first);
    }

    /// <summary>Shows what a POST was answered with, as htmx would.</summary>
    protected Answer Show(Answer answer)
    {
        Show(new Frame(answer.Html));
        return answer;
    }

    /// <summary>Shows a part of the page that was swapped in as a whole.</summary>
    protected IParentNode Open(Answer answer)
    {
        var page = new HtmlParser().ParseDocument(answer.Html);
        View.Open(page);
        Keep(answer);
        return page;
    }

    protected Answer Keep(Answer answer)
    {
        lock (_lock)
        {
            if (KeepsEverything)
            {
                _pages.Add(answer.Html);
            }
        }

        return answer;
    }

    private Task<Answer> SignalsAsync(Guid stream, string frame, string? token) => Http.Post(
        this is ChatAuthor ? "/chats/signals" : "/chat/signals",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = token ?? Token, ["s"] = $"{stream}", ["frame"] = frame });

    private void Receive(string html) => Wire(html, shown => Show(new Frame(shown)));

    private void Show(Frame frame)
    {
        View.Apply(frame);
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (KeepsEverything)
            {
                _frames.Add(frame);
            }

            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
