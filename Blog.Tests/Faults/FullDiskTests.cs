using System.Net;
using Blog.Tests.Accounts;
using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>D13: the disk is full while people write.</summary>
public sealed class FullDiskTests
{
    private const int MostMessages = 400;

    [Fact]
    public async Task A_file_that_may_not_grow_refuses_messages_and_takes_them_again_without_a_restart()
    {
        SizeLimit.Prepare();
        using var blog = await StaffedBlog.StartAsync();
        var log = new FileInfo(Path.Combine(blog.DataDirectory, "blog.db-wal"));

        await CheckAsync(blog, blog.DataDirectory, () => SizeLimit.Set(blog.ProcessId, (ulong)log.Length + (32 * 1024)), () => SizeLimit.Lift(blog.ProcessId));
    }

    internal static async Task CheckAsync(RestartableBlog blog, string databaseDirectory, Action fill, Action free)
    {
        await using var ada = await ChatVisitor.StartedAsync(blog.Url, "Ada", "Before");
        await using var grace = new ChatVisitor(blog.Url);
        await grace.OpensPaneAsync();

        fill();
        var (stored, refused) = await WriteUntilRefusedAsync(ada);
        var overSocket = await ada.SendsAsync(Long(), Guid.NewGuid());
        await ada.SeesAsync(view => view.Refusal(overSocket) != null);
        var start = await grace.PostsStartAsync("Grace", Long());
        using var signIn = await grace.Http.SignInAsync(StaffedBlog.Administrator, StaffedBlog.Password);

        Assert.Contains("It could not be saved just now.", start.Html, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.InternalServerError, signIn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await grace.Http.Get("/")).Status);
        Assert.Equal(stored.Count + 1, (await ada.ReadsHistoryAsync()).Count);

        free();
        Assert.Equal(HttpStatusCode.OK, (await ada.PostsAsync(Long(), refused)).Status);
        await ada.SaysAsync(Long(), overSocket);
        await grace.StartsAsync("Grace");
        Assert.Equal([.. stored, refused, overSocket], (await ada.ReadsHistoryAsync()).Skip(1).Select(message => message.ClientId));
        Assert.Equal("ok", await OtherProgram.CheckIntegrityAsync(databaseDirectory));
    }

    /// <summary>What was stored until then, and what was not any more.</summary>
    private static async Task<(List<Guid> Stored, Guid Refused)> WriteUntilRefusedAsync(ChatVisitor visitor)
    {
        var stored = new List<Guid>();
        while (stored.Count < MostMessages)
        {
            var id = Guid.NewGuid();
            var answer = await visitor.PostsAsync(Long(), id);
            if (answer.Status == HttpStatusCode.ServiceUnavailable)
            {
                Assert.False(visitor.View.Shows(id));
                return (stored, id);
            }

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            stored.Add(id);
        }

        throw new InvalidOperationException("The disk does not get full.");
    }

    /// <summary>The longest message there may be, so that a disk is soon full of them.</summary>
    private static string Long() => new('x', 2_000);
}
