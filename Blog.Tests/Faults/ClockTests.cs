using Blog.Tests.Accounts;
using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>D14: the machine's clock jumps between restarts.</summary>
public sealed class ClockTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("blog-clock-");
    private readonly CookieJar _visitorsBrowser = new();
    private readonly CookieJar _authorsBrowser = new();
    private readonly List<string> _texts = [];

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task A_clock_that_jumps_back_and_forth_changes_no_order_hides_nothing_and_signs_nobody_out()
    {
        await using (var blog = Start(hours: 0))
        {
            await blog.AddUserAsync("marta", isAuthor: true);
            await using var visitor = new ChatVisitor(blog.Url, _visitorsBrowser);
            await visitor.StartsAsync("Ada", "The first word");
            _texts.Add("The first word");
            await using var author = new ChatAuthor(blog.Url, _authorsBrowser);
            await author.SignsInAsync("marta");
            await TalkAsync(visitor, author, "At the right time");
        }

        foreach (var hours in (int[])[-2, 2])
        {
            await using var blog = Start(hours);
            await using var visitor = new ChatVisitor(blog.Url, _visitorsBrowser);
            await visitor.OpensPaneAsync();
            await using var author = new ChatAuthor(blog.Url, _authorsBrowser);
            Assert.True(await author.Http.IsSignedInAsync());
            await TalkAsync(visitor, author, $"With {hours} hours");
        }
    }

    private BlogServer Start(int hours)
    {
        var blog = new BlogServer { Time = new ShiftedTime(TimeSpan.FromHours(hours)) };
        blog.Settings["Blog:DataDirectory"] = _data.FullName;
        return blog;
    }

    private async Task TalkAsync(ChatVisitor visitor, ChatAuthor author, string text)
    {
        await visitor.ConnectsAsync();
        await author.ConnectsAsync();
        Assert.Contains(author.View.Inbox, row => row.Conversation == visitor.Conversation);
        await author.OpensAsync(visitor.Conversation);
        await visitor.SaysAsync(text);
        await author.SaysAsync(visitor.Conversation, $"{text}, answered");
        await visitor.SeesAsync($"{text}, answered");
        _texts.AddRange([text, $"{text}, answered"]);

        var stored = await visitor.ReadsHistoryAsync();
        Assert.Equal(_texts, stored.Where(message => message.Sender != "system").Select(message => message.Text));
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(number => (long)number), stored.Select(message => message.Seq));
        Assert.Equal(stored, visitor.View.Messages);
        Assert.Equal(stored, author.View.Messages);
    }
}
