using System.Net;

namespace Blog.Tests.Chat;

/// <summary>
/// Ten thousand conversations, and five thousand messages in one, cost the commands that ten cost, all by index. What looks
/// at every open conversation are the counts over the tabs and the search for what calls an author: in one index, in order,
/// and no row is read for it.
/// </summary>
public sealed class ManyChatsTests(ManyChatsTests.TwoBlogs blogs) : IClassFixture<ManyChatsTests.TwoBlogs>
{
    [Theory]
    [InlineData("/chats")]
    [InlineData("/chats?page=2")]
    [InlineData("/chats?tab=waiting")]
    [InlineData("/chats?tab=mine")]
    [InlineData("/chats?tab=closed")]
    [InlineData("/chats?tag=tag+1")]
    [InlineData("/chats?only=email")]
    [InlineData("/chats/bulk")]
    [InlineData("/chats/{c}")]
    [InlineData("/chats/{c}?before=10")]
    [InlineData("/chats/history?c={c}&before=10")]
    [InlineData("/chats/history?c={c}")]
    public async Task An_authors_page_costs_the_same(string address)
    {
        await CostsTheSameAsync(blog => GetsAsync(blog.Author, blog, address));
        await CostsTheSameAsync(blog => GetsAsync(blog.Administrator, blog, address));
    }

    [Theory]
    [InlineData("/chat")]
    [InlineData("/chat/pane?path=/")]
    [InlineData("/chat/history?c={c}")]
    [InlineData("/chat/history?c={c}&before=10")]
    public Task A_visitors_page_costs_the_same(string address) => CostsTheSameAsync(blog => GetsAsync(blog.Visitor, blog, address));

    [Fact]
    public async Task The_messages_around_one_that_was_found_are_read_by_index() =>
        Assert.Empty(await blogs.Many.FaultsAsync(await blogs.Many.RecordAsync(blog => GetsAsync(blog.Author, blog, "/chats/{c}?at=2500"))));

    private static async Task GetsAsync(ChatClient person, ManyChats blog, string address) =>
        Assert.Equal(HttpStatusCode.OK, (await person.Http.Get(address.Replace("{c}", blog.Visitor.Conversation, StringComparison.Ordinal))).Status);

    /// <summary>The same commands in the same number.</summary>
    private async Task CostsTheSameAsync(Func<ManyChats, Task> work)
    {
        var few = await blogs.Few.RecordAsync(work);
        var many = await blogs.Many.RecordAsync(work);

        Assert.NotEmpty(many);
        Assert.Equal(few.Select(ManyChats.Shape), many.Select(ManyChats.Shape));
        Assert.Empty(await blogs.Many.FaultsAsync(many));
    }

    public sealed class TwoBlogs : IAsyncLifetime
    {
        internal ManyChats Few { get; } = new(conversations: 10, messages: 10);

        internal ManyChats Many { get; } = new(conversations: 10_000, messages: 5_000);

        public async ValueTask InitializeAsync()
        {
            await Few.SeedAsync();
            await Many.SeedAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Few.DisposeAsync();
            await Many.DisposeAsync();
        }
    }
}
