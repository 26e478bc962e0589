using System.Net;
using Blog.Chat.Readers;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>Authors see who reads now, once an administrator has said so, and can say a word to one of them.</summary>
public sealed class ReadersNowTests : IAsyncLifetime
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

        var here = Assert.Single(Readers.Here());
        Assert.Equal(("Sand", 2, "search.example"), (here.Title, here.Pages, here.Referrer));
        Assert.Equal(_time.GetUtcNow(), here.OpenedAt);

        _time.Advance(ReadersNow.Silence);
        Assert.Empty(Readers.Here());
        await TellAsync(reader, id, "/articles/sand");
        Assert.Single(Readers.Here());
        await TellAsync(reader, id, "/articles/sand", left: true);
        Assert.Empty(Readers.Here());
    }

    [Fact]
    public async Task A_word_to_a_reader_comes_once_as_text()
    {
        await TurnOnAsync();
        await using var author = new ChatAuthor(_server.Url);
        await _server.AddUserAsync("author", isAuthor: true);
        await author.SignsInAsync("author");
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
        Assert.Empty(Readers.Here());
    }

    [Fact]
    public async Task A_page_of_another_site_is_not_heard()
    {
        await TurnOnAsync();
        using var reader = _server.CreateClient();
        reader.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, await TellAsync(reader, Guid.NewGuid(), "/articles/silt"));
    }

    private ReadersNow Readers => _server.Services.GetRequiredService<ReadersNow>();

    private async Task TurnOnAsync()
    {
        await _server.WithDb(db => db.WriteAsync(() => db.Settings.ExecuteUpdateAsync(set => set.SetProperty(settings => settings.ShowsReadersNow, true)), TestContext.Current.CancellationToken));
        await _server.Services.GetRequiredService<BlogName>().ReadAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> TellAsync(HttpClient reader, Guid id, string path, string referrer = "", bool left = false) =>
        (await HearAsync(reader, id, path, referrer, left)).Status;

    private static async Task<(HttpStatusCode Status, string Html)> HearAsync(HttpClient reader, Guid id, string path, string referrer = "", bool left = false)
    {
        using var content = new FormUrlEncodedContent([new("id", $"{id}"), new("path", path), new("referrer", referrer), new("left", left ? "true" : "")]);
        using var answer = await reader.PostAsync("/reading", content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
