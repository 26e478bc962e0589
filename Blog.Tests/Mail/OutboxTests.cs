using Blog.Mail;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Mail;

/// <summary>Without a server a letter is a file, and nothing that people write becomes more than a text in it.</summary>
public sealed class OutboxTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public OutboxTests() => _server = new BlogServer { Time = _clock };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_letter_is_kept_as_a_file_with_both_of_its_texts()
    {
        Assert.True(await PutAsync(Letters.Some(name: "Vera Ñandú", subject: "¿Una respuesta?", text: "Sí — señal")));

        var letter = Assert.Single(_server.Written());
        Assert.Equal(("vera@example.org", "Vera Ñandú"), (letter.To.Mailboxes.Single().Address, letter.To.Mailboxes.Single().Name));
        Assert.Equal(("Low Water", "¿Una respuesta?"), (letter.From.Mailboxes.Single().Name, letter.Subject));
        Assert.Equal(("Sí — señal", "<p>Sí — señal</p>"), (letter.TextBody!.Trim(), letter.HtmlBody!.Trim()));
        Assert.Equal("auto-generated", letter.Headers["Auto-Submitted"]);
        Assert.Equal(_clock.GetUtcNow(), letter.Date);
    }

    [Theory]
    [InlineData("Vera\r\nBcc: eve@example.org", "Hello")]
    [InlineData("Vera\nBcc: eve@example.org\n\n", "Hello")]
    [InlineData("Vera\" <eve@example.org>, \"", "Hello")]
    [InlineData("Vera", "Hello\r\nBcc: eve@example.org")]
    [InlineData("Vera\u2028Bcc: eve@example.org", "Hello\u0085Bcc: eve@example.org")]
    public async Task A_name_or_subject_is_never_a_header_or_another_recipient(string name, string subject)
    {
        Assert.True(await PutAsync(Letters.Some(name: name, subject: subject)));

        var letter = Assert.Single(_server.Written());
        Assert.Equal("vera@example.org", letter.To.Mailboxes.Single().Address);
        Assert.Empty(letter.Bcc);
        Assert.DoesNotContain(letter.Headers, header => header.Field.Contains("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("eve@example.org", $"{letter.Subject}{letter.To.Mailboxes.Single().Name}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vera@example.org\r\nBcc: eve@example.org")]
    [InlineData("vera@example.org, eve@example.org")]
    [InlineData("Vera <vera@example.org>")]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task What_is_not_one_address_is_not_written_to(string to)
    {
        Assert.False(await PutAsync(Letters.Some(to: to)));
        Assert.Empty(_server.Written());
    }

    [Fact]
    public async Task Letters_about_one_thing_are_forgotten_together()
    {
        await PutAsync(Letters.Some(text: "One") with { About = "aaa" });
        await PutAsync(Letters.Some(text: "Two") with { About = "aaa" });
        await PutAsync(Letters.Some(text: "Three") with { About = "bbb" });

        _server.Outbox().Forget("aaa");

        Assert.Equal("Three", Assert.Single(_server.Written()).TextBody!.Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("failed")]
    [InlineData("to-send")] // for a server that the settings name no longer
    public async Task A_letter_lies_about_for_thirty_days_and_no_longer(string folder)
    {
        await PutAsync(Letters.Some());
        var place = Directory.CreateDirectory(Path.Combine(_server.Outbox().Folder, folder)).FullName;
        var letter = Assert.Single(Outbox.Files(_server.Outbox().Folder));
        File.Move(letter, Path.Combine(place, Path.GetFileName(letter)));
        _server.Outbox().ForgetBefore(_clock.GetUtcNow().AddDays(-30));
        Assert.Single(Outbox.Files(place));

        _clock.Advance(TimeSpan.FromDays(30.1));
        _server.Outbox().ForgetBefore(_clock.GetUtcNow().AddDays(-30));

        Assert.Empty(Outbox.Files(place));
    }

    [Fact]
    public async Task Half_a_letter_that_a_stop_left_is_forgotten_with_the_others()
    {
        await PutAsync(Letters.Some() with { About = "aaa" });
        await PutAsync(Letters.Some() with { About = "bbb" });
        var parts = await LeaveHalvesAsync();

        _server.Outbox().Forget("aaa");

        Assert.Equal([false, true], parts.Select(File.Exists));
        _server.Outbox().ForgetBefore(_clock.GetUtcNow());
        Assert.Equal([false, true], parts.Select(File.Exists));
        _server.Outbox().ForgetBefore(_clock.GetUtcNow().AddSeconds(1));
        Assert.Equal([false, false], parts.Select(File.Exists));
    }

    /// <summary>As if the blog had stopped in the middle of each letter that lies here.</summary>
    private async Task<List<string>> LeaveHalvesAsync()
    {
        Directory.CreateDirectory(_server.Outbox().ToSend);
        var parts = new List<string>();
        foreach (var letter in Outbox.Files(_server.Outbox().Folder))
        {
            parts.Add(Path.Combine(_server.Outbox().ToSend, $"{Path.GetFileName(letter)}.part"));
            await File.WriteAllTextAsync(parts[^1], "From: blog@", TestContext.Current.CancellationToken);
        }

        return parts;
    }

    private Task<bool> PutAsync(Letter letter) => _server.Outbox().PutAsync(letter, TestContext.Current.CancellationToken);
}
