using System.Net;
using System.Text.RegularExpressions;
using Blog.Chat;
using Blog.Chat.Readers;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>Authors see who reads now, once an administrator has said so, and can say a word to one of them.</summary>
public sealed partial class ReadersNowTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public ReadersNowTests() => _server = new BlogServer { Time = _time };

    public async ValueTask InitializeAsync() => await _server.SeedAsync(db => db.AddRange(Some.Article("Silt"), Some.Article("Sand")));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Nothing_is_told_or_heard_before_an_administrator_turns_it_on()
    {
        using var reader = _server.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, await TellAsync(reader, Guid.NewGuid(), "/articles/silt"));
        Assert.DoesNotContain("/js/readers.", await reader.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("kept in memory for half an hour", await reader.GetStringAsync("/privacy", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await TurnOnAsync();

        Assert.Equal(HttpStatusCode.NoContent, await TellAsync(reader, Guid.NewGuid(), "/articles/silt"));
        Assert.Contains("/js/readers.", await reader.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("kept in memory for half an hour", await reader.GetStringAsync("/privacy", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_follows_a_reader_from_page_to_page_and_forgets_who_left()
    {
        await TurnOnAsync();
        using var reader = _server.CreateClient();
        var id = Guid.NewGuid();
        await TellAsync(reader, id, "/articles/silt", "search.example");
        _time.Advance(TimeSpan.FromSeconds(20));
        await TellAsync(reader, id, "/articles/silt");
        await TellAsync(reader, id, "/articles/sand");

        var here = Assert.Single(Readers.Here().Rows).Reader;
        Assert.Equal(("Sand", 2, "search.example"), (here.Title, here.Pages, here.Referrer));
        Assert.Equal(_time.GetUtcNow(), here.OpenedAt);

        _time.Advance(ReadersNow.Silence);
        Assert.Empty(Readers.Here().Rows);
        await TellAsync(reader, id, "/articles/sand");
        Assert.Single(Readers.Here().Rows);
        await TellAsync(reader, id, "/articles/sand", left: true);
        Assert.Empty(Readers.Here().Rows);
    }

    [Fact]
    public async Task A_word_to_a_reader_comes_once_as_text()
    {
        await TurnOnAsync();
        await using var author = await AnAuthorAsync();
        using var reader = _server.CreateClient();
        var id = Guid.NewGuid();
        await TellAsync(reader, id, "/articles/silt");
        Assert.Contains("Silt", (await author.Http.Get("/chats/readers")).Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.SpeaksToAsync(id, " ")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await author.SpeaksToAsync(id, "Looking for <b>tables</b>?")).Status);

        var (status, html) = await HearAsync(reader, id, "/articles/silt");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Looking for &lt;b&gt;tables&lt;/b&gt;?", html, StringComparison.Ordinal);
        Assert.Contains("author Test", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, await TellAsync(reader, id, "/articles/silt"));
        Assert.Equal(HttpStatusCode.NotFound, (await author.SpeaksToAsync(Guid.NewGuid(), "Hello")).Status);
    }

    [Fact]
    public async Task A_chat_that_answers_a_word_begins_with_it_and_is_its_authors()
    {
        await TurnOnAsync();
        await using var author = await AnAuthorAsync();
        using var reader = _server.CreateClient();
        var id = Guid.NewGuid();
        await TellAsync(reader, id, "/articles/silt");
        await author.SpeaksToAsync(id, "Looking for the tables?");
        var (_, bubble) = await HearAsync(reader, id, "/articles/silt");
        var invitation = InvitationRegex().Match(bubble).Groups["id"].Value;
        await using var visitor = new ChatVisitor(_server.Url);

        await visitor.StartsAsync("Ines", "Yes, where are they?", invitation: invitation);

        var stored = await _server.WithDb(db => db.Conversations.Include(row => row.Messages).Include(row => row.AssignedTo).SingleAsync());
        Assert.Equal("author", stored.AssignedTo!.UserName);
        Assert.NotNull(stored.WaitingSinceUtc);
        Assert.Equal(
            [(1, SenderKind.Author, "Looking for the tables?"), (2, SenderKind.Visitor, "Yes, where are they?")],
            stored.Messages.OrderBy(message => message.Seq).Select(message => ((int)message.Seq, message.Sender, message.Text)));
    }

    [Fact]
    public async Task A_chat_that_answers_a_word_nobody_said_is_one_like_any_other()
    {
        await TurnOnAsync();
        await using var visitor = new ChatVisitor(_server.Url);

        await visitor.StartsAsync("Ines", "Yes?", invitation: $"{Guid.NewGuid()}");

        Assert.Equal(1, await _server.WithDb(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Whoever_put_a_word_away_is_not_spoken_to()
    {
        await TurnOnAsync();
        await using var author = await AnAuthorAsync();
        using var reader = _server.CreateClient();
        var id = Guid.NewGuid();
        await HearAsync(reader, id, "/articles/silt", more: [new("visits", "3"), new("peace", "true")]);

        var page = await author.Http.Get("/chats/readers");

        Assert.Contains("Would rather read", page.Html, StringComparison.Ordinal);
        Assert.Contains("""<td class="num">3</td>""", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"to={id:N}", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await author.SpeaksToAsync(id, "Hello")).Status);
    }

    [Theory]
    [InlineData("not-an-id", "/articles/silt", HttpStatusCode.BadRequest)]
    [InlineData("0b7a3f6c-0000-4000-8000-000000000001", "articles/silt", HttpStatusCode.BadRequest)]
    [InlineData("0b7a3f6c-0000-4000-8000-000000000001", "", HttpStatusCode.BadRequest)]
    public async Task What_no_page_would_tell_is_refused(string id, string path, HttpStatusCode status)
    {
        await TurnOnAsync();
        using var reader = _server.CreateClient();
        using var content = new FormUrlEncodedContent([new("id", id), new("path", path)]);

        using var answer = await reader.PostAsync("/reading", content, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(Readers.Here().Rows);
    }

    [Fact]
    public async Task A_page_of_another_site_is_not_heard()
    {
        await TurnOnAsync();
        using var reader = _server.CreateClient();
        reader.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, await TellAsync(reader, Guid.NewGuid(), "/articles/silt"));
    }

    [Fact]
    public async Task Turned_off_the_open_list_is_sent_for_the_page_that_says_so_and_gets_no_page_into_its_place()
    {
        await TurnOnAsync();
        await using var author = await AnAuthorAsync();
        Assert.Contains($"id=\"{ChatIds.Readers}\"", (await author.Http.GetFragment("/chats/readers", ChatIds.Readers)).Html, StringComparison.Ordinal);
        await TurnOnAsync(isOn: false);

        var answer = await author.Http.GetFragment("/chats/readers", ChatIds.Readers);

        Assert.Equal("true", answer.Headers["HX-Refresh"]);
        Assert.Empty(answer.Html);
    }

    [Fact]
    public void Where_every_place_is_taken_those_who_fell_silent_make_room()
    {
        var readers = new ReadersNow(_time);
        foreach (var _ in Enumerable.Range(0, 2_000))
        {
            See(readers);
        }

        var early = See(readers);
        Assert.DoesNotContain(readers.Here().Rows, row => row.Reader.Id == early);
        _time.Advance(ReadersNow.Silence);

        var later = See(readers);

        Assert.Equal(later, Assert.Single(readers.Here().Rows).Reader.Id);
    }

    [GeneratedRegex("data-invitation=\"(?<id>[0-9a-f]{32})\"", RegexOptions.None, 1_000)]
    private static partial Regex InvitationRegex();

    private ReadersNow Readers => _server.Services.GetRequiredService<ReadersNow>();

    private async Task<ChatAuthor> AnAuthorAsync()
    {
        await _server.AddUserAsync("author", isAuthor: true);
        var author = new ChatAuthor(_server.Url);
        await author.SignsInAsync("author");
        return author;
    }

    private static Guid See(ReadersNow readers)
    {
        var id = Guid.NewGuid();
        readers.See(new ReaderSign(id, "/articles/silt", "Silt", 1, WantsPeace: false, IsChatting: false, Referrer: null));
        return id;
    }

    private async Task TurnOnAsync(bool isOn = true)
    {
        await _server.WithDb(db => db.WriteAsync(() => db.Settings.ExecuteUpdateAsync(set => set.SetProperty(settings => settings.ShowsReadersNow, isOn)), TestContext.Current.CancellationToken));
        await _server.Services.GetRequiredService<BlogName>().ReadAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> TellAsync(HttpClient reader, Guid id, string path, string referrer = "", bool left = false) =>
        (await HearAsync(reader, id, path, referrer, left)).Status;

    private static async Task<(HttpStatusCode Status, string Html)> HearAsync(HttpClient reader, Guid id, string path, string referrer = "", bool left = false, KeyValuePair<string, string>[]? more = null)
    {
        using var content = new FormUrlEncodedContent([new("id", $"{id}"), new("path", path), new("referrer", referrer), new("left", left ? "true" : ""), .. more ?? []]);
        using var answer = await reader.PostAsync("/reading", content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
