using System.Net;
using Blog.Chat;

namespace Blog.Tests.Chat;

/// <summary>A message comes over the lines of a large blog with the commands of a small one.</summary>
public sealed class ManyChatsLineTests
{
    /// <summary>A line looks as often as the wake-ups of one message do not come together: that depends on nothing that grows.</summary>
    private const int MaxLooks = 8;

    [Fact]
    public Task A_message_costs_the_same_on_the_line_of_an_author_who_watches() => CostsTheSameAsync(
        async blog =>
        {
            await blog.Author.ConnectsAsync();
            await blog.Author.OpensAsync(blog.Visitor.Conversation);
            await blog.Author.SeesAsync(view => view[ChatIds.Heartbeat]?.GetAttribute("value") == $"{blog.Author.View.Cursor}");
        },
        async blog =>
        {
            Assert.Equal(HttpStatusCode.OK, (await blog.Visitor.PostsAsync("Is anybody there?")).Status);
            await blog.Author.SeesAsync("Is anybody there?");
            await blog.Author.SeesAsync(view => view[ChatIds.Inbox]!.QuerySelector($"[data-call='{blog.Visitor.Conversation}']") is { } call && call.TextContent.Contains("Is anybody there?", StringComparison.Ordinal));
        });

    [Fact]
    public Task A_message_costs_the_same_on_a_visitors_line() => CostsTheSameAsync(
        async blog =>
        {
            await blog.Visitor.ConnectsAsync();
            await blog.Visitor.SeesAsync(view => view.Unread >= 0);
        },
        async blog =>
        {
            Assert.Equal(HttpStatusCode.OK, (await blog.Author.PostsAsync(blog.Visitor.Conversation, "Here I am")).Status);
            await blog.Visitor.SeesAsync("Here I am");
            await blog.Visitor.SeesAsync(view => view.Unread == 1);
        });

    private static async Task CostsTheSameAsync(Func<ManyChats, Task> before, Func<ManyChats, Task> work)
    {
        await using var small = new ManyChats(conversations: 10, messages: 10);
        await using var large = new ManyChats(conversations: 10_000, messages: 5_000);
        List<IReadOnlyList<RecordedCommand>> commands = [];
        foreach (var blog in (ManyChats[])[small, large])
        {
            await blog.SeedAsync();
            await before(blog);
            commands.Add(await blog.RecordAsync(work));
        }

        Assert.Equal(Shapes(commands[0]), Shapes(commands[1]));
        Assert.All(commands[1].GroupBy(ManyChats.Shape), command => Assert.InRange(command.Count(), 1, MaxLooks));
        Assert.Empty(await large.FaultsAsync(commands[1]));
    }

    private static IEnumerable<string> Shapes(IEnumerable<RecordedCommand> commands) => commands.Select(ManyChats.Shape).Distinct().Order(StringComparer.Ordinal);
}
