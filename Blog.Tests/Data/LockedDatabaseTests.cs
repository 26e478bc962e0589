using System.Net;
using Blog.Tests.Accounts;
using Blog.Tests.Chat;
using Microsoft.Data.Sqlite;

namespace Blog.Tests.Data;

/// <summary>Another program keeps the database to itself: readers notice nothing, and who writes is told and loses nothing.</summary>
public sealed class LockedDatabaseTests : IAsyncDisposable
{
    private readonly BlogServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task While_nothing_can_be_saved_pages_answer_and_whoever_sends_keeps_the_text()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.OpensPaneAsync();
        await using var other = await LockAsync();

        var refused = await visitor.PostsStartAsync("Ada", "My question");
        var page = await _server.CreateClient().Get("/");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("It could not be saved just now.", refused.Html, StringComparison.Ordinal);
        Assert.Contains("My question", refused.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.Status);

        await other.DisposeAsync();
        await visitor.StartsAsync(text: "My question");
    }

    [Fact]
    public async Task A_mark_that_can_not_be_saved_neither_ends_the_line_nor_holds_up_a_message()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        visitor.Patience = TimeSpan.FromSeconds(8);
        await using var other = await LockAsync();

        await visitor.SendAsync(new { type = "seen", upTo = 1 });
        var message = await visitor.SendsAsync("Not saved either");
        await visitor.SeesAsync(view => view.Refusal(message) != null);

        await other.DisposeAsync();
        await visitor.SaysAsync("Over the same line");
    }

    [Fact]
    public async Task A_form_that_can_not_be_saved_now_says_so_and_is_no_fault_of_the_program()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();
        await using var other = await LockAsync();

        using var answer = await browser.SignInAsync("lena");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Nothing can be saved just now.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<SqliteConnection> LockAsync()
    {
        await _server.CreateClient().Get("/");
        var connection = new SqliteConnection($"Data Source={Path.Combine(_server.Settings["Blog:DataDirectory"]!, "blog.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
