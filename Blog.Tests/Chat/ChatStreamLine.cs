namespace Blog.Tests.Chat;

/// <summary>An event stream one way, and requests the other.</summary>
internal sealed class ChatStreamLine : IChatLine
{
    private const int NotAllowed = 1008;

    private readonly ChatStream _stream;
    private readonly Func<string, Task<Answer>> _say;
    private readonly CancellationTokenSource _breaking = new();

    private ChatStreamLine(ChatStream stream, Func<string, Task<Answer>> say, Action<string> onFrame)
    {
        _stream = stream;
        _say = say;
        Ended = ReceiveAsync(onFrame);
    }

    public Task<int?> Ended { get; }

    /// <param name="say">Says something on the stream's behalf.</param>
    public static async Task<ChatStreamLine> OpenAsync(HttpClient http, string address, Func<string, Task<Answer>> say, Action<string> onFrame, TimeSpan? patience)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        waiting.CancelAfter(patience ?? TimeSpan.FromSeconds(30));
        var stream = await ChatStream.OpenWithinAsync(http, address, waiting.Token);
        if (stream.Status != System.Net.HttpStatusCode.OK)
        {
            await stream.DisposeAsync();
            throw new HttpRequestException($"The stream was refused with {stream.Status}.");
        }

        return new ChatStreamLine(stream, say, onFrame);
    }

    public async Task SendAsync(string text) => await _say(text);

    public void Break() => _breaking.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _breaking.CancelAsync();
        await Ended;
        _breaking.Dispose();
    }

    private async Task<int?> ReceiveAsync(Action<string> onFrame)
    {
        await using var stream = _stream;
        try
        {
            while (await stream.NextWithinAsync(_breaking.Token) is { } next)
            {
                if (next.Name == "over")
                {
                    return NotAllowed;
                }

                onFrame(next.Data);
            }
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // The line broke.
        }

        return null;
    }
}
