using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Blog.Mail;

/// <summary>Brings the letters that wait to the server. One that it does not take is tried again after growing pauses, for three days.</summary>
internal sealed partial class MailDelivery(Outbox outbox, IOptions<SmtpOptions> options, TimeProvider time, ILogger<MailDelivery> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(3);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<string, (int Failures, DateTimeOffset NotBefore)> _resting = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await DeliverAsync(stoppingToken);
                outbox.ForgetBefore(time.GetUtcNow() - KeptFor);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                LogUnreadable(exception);
            }

            // No ticking timer: a clock that is set forward would tick once for every pause of that time.
            await Task.Delay(Period, time, stoppingToken);
            await Task.Yield();
        }
    }

    /// <summary>Sends what waits and does not rest now. One at a time: a letter that a slow server is taking is not sent again.</summary>
    internal async Task DeliverAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await SendAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = Outbox.Files(outbox.ToSend).Where(file => !_resting.TryGetValue(file, out var rest) || rest.NotBefore <= now).ToList();
        if (due.Count == 0 || !outbox.HasServer)
        {
            return;
        }

        using var client = new SmtpClient { Timeout = 20_000 };
        for (var next = 0; next < due.Count; next++)
        {
            try
            {
                await ConnectAsync(client, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // It is away or lets nobody in: asked again for every letter it would be waited for as often.
                due[next..].ForEach(left => Rest(left, exception));
                break;
            }

            await SendAsync(client, due[next], cancellationToken);
        }

        if (client.IsConnected)
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
    }

    private async Task SendAsync(SmtpClient client, string file, CancellationToken cancellationToken)
    {
        try
        {
            using var letter = await MimeMessage.LoadAsync(file, cancellationToken);
            await client.SendAsync(letter, cancellationToken);
            Done(file);
        }
        catch (SmtpCommandException exception) when (IsFinal(exception))
        {
            GiveUp(file, exception);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was: the letter must not be lost for it.
            Rest(file, exception);
        }
    }

    /// <summary>Also signed in, where that is asked: a server may refuse for good what comes from somebody it does not know.</summary>
    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        var smtp = options.Value;
        var signsIn = !string.IsNullOrEmpty(smtp.User);
        if (client.IsConnected && (!signsIn || client.IsAuthenticated))
        {
            return;
        }

        if (client.IsConnected)
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }

        await client.ConnectAsync(smtp.Host!, smtp.Port, Security(smtp.Tls), cancellationToken);
        if (signsIn)
        {
            await client.AuthenticateAsync(smtp.User!, smtp.Password!, cancellationToken);
        }
    }

    private static SecureSocketOptions Security(string tls) => tls switch
    {
        SmtpOptions.AtOnce => SecureSocketOptions.SslOnConnect,
        SmtpOptions.NoTls => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    /// <summary>The server will not take this letter, however often it is asked. A refused sender is not final: that is put right in the settings.</summary>
    private static bool IsFinal(SmtpCommandException exception) =>
        exception.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && (int)exception.StatusCode >= 500;

    private void Done(string file)
    {
        _resting.Remove(file);
        File.Delete(file);
    }

    private void GiveUp(string file, Exception exception)
    {
        _resting.Remove(file);
        Directory.CreateDirectory(outbox.Failed);
        File.Move(file, Path.Combine(outbox.Failed, Path.GetFileName(file)));
        LogGivenUp(Loggable(exception), Path.GetFileName(file), Reason(exception));
    }

    private void Rest(string file, Exception exception)
    {
        if (time.GetUtcNow() - Outbox.PutAt(file) > GivenUpAfter)
        {
            GiveUp(file, exception);
            return;
        }

        var failures = _resting.GetValueOrDefault(file).Failures + 1;
        var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(failures - 1, 10)));
        _resting[file] = (failures, time.GetUtcNow() + pause);
        LogResting(Loggable(exception), Path.GetFileName(file), Reason(exception), pause.TotalMinutes);
    }

    /// <summary>Not what the server answered to a command: that repeats the address.</summary>
    private static Exception? Loggable(Exception exception) => exception is SmtpCommandException ? null : exception;

    private static string Reason(Exception exception) => exception is SmtpCommandException refused
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)refused.StatusCode} {refused.ErrorCode}")
        : exception.GetType().Name;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The letter {File} could not be sent ({Reason}) and is tried again in {Minutes} minutes")]
    private partial void LogResting(Exception? exception, string file, string reason, double minutes);

    [LoggerMessage(Level = LogLevel.Error, Message = "The letter {File} cannot be sent ({Reason}); it lies in the folder for failed ones")]
    private partial void LogGivenUp(Exception? exception, string file, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The letters that wait could not be read now")]
    private partial void LogUnreadable(Exception exception);
}
