using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Blog.Realtime;

/// <summary>
/// Carries one <see cref="ClientConnection"/> as a stream of server-sent events: "message" with the number as its id, "state"
/// for everything else, and a last "over" when the client may not come back.
/// </summary>
public static class EventStreamTransport
{
    /// <summary>Runs until either side ends the connection.</summary>
    public static async Task RunAsync(HttpContext context, ClientConnection connection)
    {
        await using var gone = context.RequestAborted.Register(() => connection.Close(CloseReason.ClientAsked));
        try
        {
            await OpenAsync(context, connection);
            await foreach (var frame in connection.Outgoing.ReadAllAsync())
            {
                await SendAsync(context, connection, Event(frame));
            }

            if (connection.CloseReason is CloseReason.NotAllowed)
            {
                await SendAsync(context, connection, "event: over\ndata:\n\n"u8.ToArray());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            connection.Close(CloseReason.TooSlow);
            context.Abort();
        }
    }

    /// <summary>The head of the answer goes at once: the browser counts the stream as open with it.</summary>
    private static Task OpenAsync(HttpContext context, ClientConnection connection)
    {
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache, no-store";
        // nginx and those after its manner hold an answer back otherwise.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return SendAsync(context, connection, ":\n\n"u8.ToArray());
    }

    private static byte[] Event(OutgoingFrame frame)
    {
        var html = Encoding.UTF8.GetString(frame.Html.Span);
        var text = new StringBuilder();
        text.Append(frame.Seq is { } seq ? string.Create(CultureInfo.InvariantCulture, $"event: message\nid: {seq}\n") : "event: state\n");

        // Every line end of HTML standard, section 9.2.6, would end the field.
        foreach (var line in html.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append("data: ").Append(line).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }

    private static async Task SendAsync(HttpContext context, ClientConnection connection, byte[] bytes)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeout.CancelAfter(TimeSpan.FromSeconds(connection.Limits.SendSeconds));
        await context.Response.BodyWriter.WriteAsync(bytes, timeout.Token);
        await context.Response.BodyWriter.FlushAsync(timeout.Token);
    }
}
