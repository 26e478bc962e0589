using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace Blog.Tests.Mail;

/// <summary>A mail server that keeps what it takes, and refuses when a test wants it to. It speaks as much as a client needs.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _lock = new();
    private readonly List<MimeMessage> _letters = [];
    private readonly Task _running;

    public SmtpServer()
    {
        _listener.Start();
        _running = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What is answered to a recipient.</summary>
    public Func<string, string> Recipient { get; set; } = _ => "250 OK";

    /// <summary>What is answered to whoever connects.</summary>
    public string Greeting { get; set; } = "220 test";

    /// <summary>What is answered to whoever signs in, where one has to before any letter; null where nobody has to.</summary>
    public string? SignIn { get; set; }

    public int Connections { get; private set; }

    public IReadOnlyList<MimeMessage> Letters
    {
        get
        {
            lock (_lock)
            {
                return [.. _letters];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _running;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                Connections++;
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        await using var writer = new StreamWriter(stream, System.Text.Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        var isSignedIn = SignIn is null;
        await writer.WriteLineAsync(Greeting);
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "QUIT":
                    await writer.WriteLineAsync("221 Bye");
                    return;
                case "EHLO" when SignIn is not null:
                    await writer.WriteLineAsync("250-test\r\n250 AUTH PLAIN");
                    break;
                case "AUTH":
                    isSignedIn = SignIn!.StartsWith('2');
                    await writer.WriteLineAsync(SignIn);
                    break;
                case "RCPT":
                    await writer.WriteLineAsync(isSignedIn ? Recipient(line) : "550 Sign in first");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 Go on");
                    await TakeAsync(reader);
                    await writer.WriteLineAsync("250 Taken");
                    break;
                default:
                    await writer.WriteLineAsync("250 OK");
                    break;
            }
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var text = new System.Text.StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var bytes = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(text.ToString()));
        var letter = await MimeMessage.LoadAsync(bytes);
        lock (_lock)
        {
            _letters.Add(letter);
        }
    }
}
