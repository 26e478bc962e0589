using Blog.E2E.People;
using Blog.Tests;
using Blog.Tests.Chat;
using Microsoft.Extensions.Time.Testing;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>What a person sees who does something too often.</summary>
public sealed class LimitTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_chat_too_many_is_refused_with_a_sentence_and_the_message_is_kept()
    {
        var blog = Lasting(new BlogServer { Settings = { ["Limits:NewChatsPerAddress"] = "1" } });
        await using var first = new ChatVisitor(blog.Url);
        await first.StartsAsync();
        var visitor = await AVisitor(new() { Blog = blog.Url });
        visitor.Record.Expect("429");
        await visitor.Opens("/");
        await visitor.OpensChat();
        await visitor.FillsIn("Your name", "Noor");
        await visitor.FillsIn("Message", "Is it open on Sundays?");
        await visitor.ClicksButton("Send");

        await visitor.Sees("Many chats were started here lately.");
        await Expect(visitor.Field("Message")).ToHaveValueAsync("Is it open on Sundays?");
        await Expect(visitor.Field("Your name")).ToHaveValueAsync("Noor");
    }

    [Fact]
    public async Task A_message_too_soon_says_so_in_its_bubble()
    {
        var blog = Lasting(new BlogServer
        {
            Settings = { ["Limits:VisitorMessagesAtOnce"] = "1" },
            Time = new FakeTimeProvider(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero)),
        });
        var visitor = await AVisitor(new() { Blog = blog.Url });
        await visitor.Opens("/");
        await visitor.StartsChat("Noor", "Is it open on Sundays?");
        await visitor.Says("And on Mondays?");

        await visitor.Writes("And on Tuesdays?");

        await visitor.Sees("Slow down a little");
        await Expect(visitor.Log().GetByText("And on Mondays?", new() { Exact = true })).ToHaveCountAsync(1);
        await Expect(visitor.Log().GetByText("And on Tuesdays?", new() { Exact = true })).ToHaveCountAsync(0);
    }
}
