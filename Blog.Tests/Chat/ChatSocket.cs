using System.Net.WebSockets;
using System.Text;

namespace Blog.Tests.Chat;

/// <summary>A raw WebSocket with cookies and Origin set by hand, as no page could.</summary>
internal sealed class ChatSocket : IChatLine
{
    /// <summary>All codes that the server may ever close with.</summary>
    private static readonly int[] CloseCodes = [1000, 1008, 1009, 1012, 1013];

    private static readonly TimeSpan LongestHandshake = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private Task<int?> _receiving = Task.FromResult<int?>(null);

    private ChatSocket()
    {
    }

    public Task<int?> Ended => _receiving;

    public static async Task<ChatSocket> OpenAsync(Uri blog, string address, string cookies, Action<string> onFrame, TimeSpan? patience = null)
    {
        var chat = new ChatSocket();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        waiting.CancelAfter(patience ?? LongestHandshake);
        chat._socket.Options.SetRequestHeader("Cookie", cookies);
        chat._socket.Options.SetRequestHeader("Origin", blog.GetLeftPart(UriPartial.Authority));
        await chat._socket.ConnectAsync(new Uri($"ws://{blog.Authority}{address}"), waiting.Token);
        chat._receiving = chat.ReceiveAsync(onFrame);
        return chat;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a frame, or a piece of one.</summary>
    public async Task SendAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text, bool isEnd = true)
    {
        await _sending.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await _socket.SendAsync(bytes, type, isEnd, TestContext.Current.CancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye and waits for the answer.</summary>
    public async Task<int?> CloseAsync(WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure)
    {
        await _socket.CloseOutputAsync(status, statusDescription: null, TestContext.Current.CancellationToken);
        return await Ended;
    }

    public void Break() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task<int?> ReceiveAsync(Action<string> onFrame)
    {
        var buffer = new byte[64 * 1024];
        using var frame = new MemoryStream();
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    await AnswerCloseAsync();
                    return CloseCode();
                }

                frame.Write(buffer, 0, received.Count);
                if (received.EndOfMessage)
                {
                    onFrame(Encoding.UTF8.GetString(frame.ToArray()));
                    frame.SetLength(0);
                }
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // Also when the close code is one that .NET does not know: it tells the code all the same.
            return CloseCode();
        }
    }

    private Task AnswerCloseAsync() => _socket.State == WebSocketState.CloseReceived
        ? _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None)
        : Task.CompletedTask;

    private int? CloseCode()
    {
        if (_socket.CloseStatus is not { } status)
        {
            return null;
        }

        Assert.Contains((int)status, CloseCodes);
        return (int)status;
    }
}
