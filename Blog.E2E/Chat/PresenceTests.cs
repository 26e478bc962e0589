using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>Whether somebody is here shows without a reload, before the first message and after it.</summary>
public sealed class PresenceTests(TestHouse house) : HouseTest(house)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Open_pages_show_that_an_author_came_within_five_seconds()
    {
        // A blog of its own: nobody else may be at its desk.
        var blog = Lasting(await RestartableBlog.StartAsync(new(StringComparer.Ordinal) { ["Blog:Admin:Password"] = Library.Password, ["Blog:Seed"] = "none" }));
        var undecided = await AVisitor(new() { Blog = blog.Url });
        await undecided.Opens("/");
        await undecided.OpensChat();
        await undecided.FillsIn("Your name", "Undecided");
        await undecided.FillsIn("Message", "Half a question");
        await SeesAsync(undecided, "Nobody is at the desk just now.");
        var waiting = await AVisitor(new() { Blog = blog.Url });
        await waiting.Opens("/");
        await waiting.StartsChat("Waiting", "Is anybody there?");
        await SeesAsync(waiting, "Away · your question is kept, the answer follows");

        // What has not changed is not put in anew: it would be read out again.
        await undecided.Page.EvaluateAsync("document.querySelectorAll('#chat-presence, #chat-welcome').forEach(line => { line.isTheFirst = true; })");
        await undecided.Page.RunAndWaitForResponseAsync(() => Task.CompletedTask, "**/chat/presence?*");
        await undecided.Page.RunAndWaitForResponseAsync(() => Task.CompletedTask, "**/chat/presence?*");
        Assert.Equal(2, await FirstLinesAsync());

        var author = await AnAuthor(new() { Blog = blog.Url });
        await author.ComesToTheDesk("admin", Library.Password);

        await SeesAsync(undecided, "A person answers, not a program.");
        await SeesAsync(waiting, "Online");
        Assert.Equal(0, await FirstLinesAsync());
        await Expect(undecided.Field("Message")).ToHaveValueAsync("Half a question");
        Assert.Empty(undecided.Record.Frames);

        Task<int> FirstLinesAsync() => undecided.Page.EvaluateAsync<int>("[...document.querySelectorAll('#chat-presence, #chat-welcome')].filter(line => line.isTheFirst).length");
    }

    private static Task SeesAsync(Visitor visitor, string words) =>
        Expect(visitor.Panel).ToContainTextAsync(words, new() { Timeout = (float)Soon.TotalMilliseconds });
}
