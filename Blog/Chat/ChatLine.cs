using Blog.Realtime;

namespace Blog.Chat;

/// <summary>One client's side of the chat, whatever carries it.</summary>
internal abstract class ChatLine(ClientConnection connection)
{
    /// <summary>How often a line says something when nothing happens: a client that hears nothing for twice as long knows that it is cut off.</summary>
    protected static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    protected ClientConnection Connection { get; } = connection;

    /// <summary>Sends messages and state until the connection closes.</summary>
    public async Task RunAsync()
    {
        try
        {
            await SendAsync(Connection.Closing);
        }
        catch (OperationCanceledException) when (Connection.Closing.IsCancellationRequested)
        {
            // The connection is closing: what is not sent now is sent after the client has resumed.
        }
        catch
        {
            // The client comes back by itself and resumes; the error goes on to the request's handler.
            Connection.Close(CloseReason.Restarting);
            throw;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Takes what the client says: one JSON object. Anything else ends the connection.</summary>
    public abstract Task OnFrameAsync(ReadOnlyMemory<byte> json);

    protected abstract Task SendAsync(CancellationToken closing);

    protected abstract void Leave();
}
