using System.Globalization;
using Blog.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Mail;

/// <summary>With a server every letter reaches it, however long it is away; nobody waits for it meanwhile.</summary>
public sealed class MailDeliveryTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));
    private readonly SmtpServer _smtp = new();
    private readonly ErrorLog _log = new(LogLevel.Warning);
    private readonly BlogServer _server;

    public MailDeliveryTests() => _server = new BlogServer
    {
        Time = _clock,
        Configure = _log.AddTo,
        Settings =
        {
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = _smtp.Port.ToString(CultureInfo.InvariantCulture),
            ["Smtp:From"] = "blog@example.org",
            ["Smtp:Tls"] = "none",
        },
    };

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _smtp.DisposeAsync();
    }

    [Fact]
    public async Task A_letter_goes_to_the_server_whole_and_leaves_no_file()
    {
        await PutAsync(Letters.Some(text: "Sí — señal\n.\nA line with a dot above"));
        Assert.Single(Waiting);

        await DeliverAsync();

        var letter = Assert.Single(_smtp.Letters);
        Assert.Equal(("blog@example.org", "vera@example.org"), (letter.From.Mailboxes.Single().Address, letter.To.Mailboxes.Single().Address));
        Assert.Equal("Sí — señal\n.\nA line with a dot above", letter.TextBody!.ReplaceLineEndings("\n").Trim());
        Assert.Empty(Waiting);
        Assert.Empty(_server.Written());
    }

    [Fact]
    public async Task One_that_is_not_taken_now_is_tried_after_growing_pauses_and_holds_up_no_other()
    {
        _smtp.Recipient = line => line.Contains("vera", StringComparison.Ordinal) ? "451 Later" : "250 OK";
        await PutAsync(Letters.Some());
        await PutAsync(Letters.Some(to: "otto@example.org"));

        await DeliverAsync();
        Assert.Equal("otto@example.org", Assert.Single(_smtp.Letters).To.Mailboxes.Single().Address);
        foreach (var seconds in (int[])[30, 60, 120, 240])
        {
            Assert.Equal(seconds, await PauseAsync());
        }

        _smtp.Recipient = _ => "250 OK";
        await PauseAsync();
        Assert.Equal(2, _smtp.Letters.Count);
        Assert.Empty(Waiting);
    }

    [Fact]
    public async Task One_that_will_never_be_taken_is_laid_aside()
    {
        _smtp.Recipient = _ => "550 Nobody here";
        await PutAsync(Letters.Some());

        await DeliverAsync();

        Assert.Empty(Waiting);
        Assert.Single(Outbox.Files(_server.Outbox().Failed));
        var tried = _smtp.Connections;
        _clock.Advance(TimeSpan.FromHours(2));
        await DeliverAsync();
        Assert.Equal(tried, _smtp.Connections);
    }

    [Fact]
    public async Task With_the_server_away_for_three_days_it_is_laid_aside_and_not_before()
    {
        _smtp.Recipient = _ => "451 Later";
        await PutAsync(Letters.Some());
        for (var hours = 0; hours < 71; hours++)
        {
            await DeliverAsync();
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Single(Waiting);
        _clock.Advance(TimeSpan.FromHours(2));
        await DeliverAsync();

        Assert.Empty(Waiting);
        Assert.Single(Outbox.Files(_server.Outbox().Failed));
    }

    [Fact]
    public async Task After_a_refused_sign_in_no_letter_goes_out_and_none_is_given_up()
    {
        (_server.Settings["Smtp:User"], _server.Settings["Smtp:Password"]) = ("blog", "wrong");
        _smtp.SignIn = "535 Who are you?";
        await PutAsync(Letters.Some());
        await PutAsync(Letters.Some(to: "otto@example.org"));

        await DeliverAsync();

        Assert.Empty(Outbox.Files(_server.Outbox().Failed));
        Assert.Equal(2, Waiting.Count());
        _smtp.SignIn = "235 Come in";
        await PauseAsync();
        Assert.Equal(2, _smtp.Letters.Count);
        Assert.Empty(Waiting);
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_once_and_not_once_for_every_letter()
    {
        _smtp.Greeting = "421 Closed";
        foreach (var to in (string[])["vera@example.org", "otto@example.org", "rosa@example.org"])
        {
            await PutAsync(Letters.Some(to: to));
        }

        await DeliverAsync();

        Assert.Equal(1, _smtp.Connections);
        _smtp.Greeting = "220 test";
        await PauseAsync();
        Assert.Equal(3, _smtp.Letters.Count);
    }

    [Theory]
    [InlineData("451 4.2.1 <vera@example.org> is full", "451 RecipientNotAccepted")]
    [InlineData("550 5.1.1 <vera@example.org> is nobody", "550 RecipientNotAccepted")]
    public async Task Why_a_letter_was_not_taken_is_logged_without_the_address_that_the_server_repeats(string answer, string logged)
    {
        _smtp.Recipient = _ => answer;
        await PutAsync(Letters.Some());

        await DeliverAsync();

        var line = Assert.Single(_log.Errors, line => line.StartsWith("The letter ", StringComparison.Ordinal));
        Assert.Contains(logged, line, StringComparison.Ordinal);
        Assert.All(_log.Errors, any => Assert.DoesNotContain("vera@", any, StringComparison.Ordinal));
    }

    private IEnumerable<string> Waiting => Outbox.Files(_server.Outbox().ToSend);

    private Task<bool> PutAsync(Letter letter) => _server.Outbox().PutAsync(letter, TestContext.Current.CancellationToken);

    private Task DeliverAsync() => _server.Services.GetRequiredService<MailDelivery>().DeliverAsync(TestContext.Current.CancellationToken);

    /// <summary>How many seconds pass until it is tried again.</summary>
    private async Task<int> PauseAsync()
    {
        var before = _smtp.Connections;
        for (var seconds = 0; ; seconds += 30)
        {
            await DeliverAsync();
            if (_smtp.Connections > before)
            {
                return seconds;
            }

            Assert.True(seconds < 3_600, "It is tried within the hour.");
            _clock.Advance(TimeSpan.FromSeconds(30));
        }
    }
}
