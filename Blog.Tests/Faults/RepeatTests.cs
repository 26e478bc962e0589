using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>D4, D5 and D7 with dice: what clients send comes doubled, and again much later, over socket and POST.</summary>
public sealed class RepeatTests(ITestOutputHelper output)
{
    [Fact]
    public Task Messages_that_are_sent_again_and_again_are_stored_once() => CheckAsync(output, Seeds.One(), conversations: 3, messages: 20);

    internal static async Task CheckAsync(ITestOutputHelper output, int seed, int conversations, int messages)
    {
        output.WriteLine($"Seed {seed}");
        using var blog = await StaffedBlog.StartAsync();
        var log = new DeliveryLog();
        var repeats = await Task.WhenAll(Enumerable.Range(0, conversations).Select(number => RepeatAsync(blog.Url, log, new Random(seed + number), messages)));

        output.WriteLine($"{log.Attempts.Count} written, {repeats.Sum()} repeats");
        var violations = DeliveryChecker.Check(log, (repeats.Sum(), messages * conversations * 3));
        Assert.True(violations.Count == 0, $"Seed {seed}:\n{string.Join('\n', violations.Take(20))}");
    }

    /// <summary>How many frames and requests were repeats.</summary>
    private static async Task<int> RepeatAsync(Uri blog, DeliveryLog log, Random dice, int messages)
    {
        await using var visitor = new ChatVisitor(blog);
        var hello = Guid.NewGuid();
        await visitor.StartsAsync("Ada", "Hello", clientId: hello);
        await visitor.ConnectsAsync();
        List<Attempt> written = [new Attempt(visitor.Conversation, "visitor", hello, "Hello")];
        var repeats = 0;
        for (var number = 0; number < messages; number++)
        {
            var next = new Attempt(visitor.Conversation, "visitor", Guid.NewGuid(), $"Message {number}");
            written.Add(next);
            await SendAsync(visitor, next, isPost: dice.Next(2) == 0);
            while (dice.NextDouble() < 0.2)
            {
                await SendAsync(visitor, next, isPost: false);
                repeats++;
            }
        }

        await visitor.SeesAsync(view => view.Shows(written[^1].ClientId));
        var stored = visitor.View.Messages.ToDictionary(message => message.ClientId);
        foreach (var old in written.SelectMany(attempt => Enumerable.Repeat(attempt, 3)).OrderBy(_ => dice.Next()).ToList())
        {
            await ReplayAsync(visitor, old, stored[old.ClientId].Seq, dice.Next(3));
            repeats++;
        }

        await visitor.LosesTheLineAsync();
        await visitor.ConnectsAsync();
        await visitor.SeesAsync(view => written.TrueForAll(attempt => view.Shows(attempt.ClientId)));
        written.ForEach(log.Attempt);
        written.ForEach(attempt => log.Acknowledge(attempt.ClientId));
        var rows = await visitor.ReadsHistoryAsync();
        lock (log)
        {
            log.Stored.Add(new Reading(visitor.Conversation, "the server", rows));
            log.Shown.Add(new Reading(visitor.Conversation, "the visitor", visitor.View.Messages));
        }

        return repeats;
    }

    private static async Task SendAsync(ChatVisitor visitor, Attempt attempt, bool isPost)
    {
        if (isPost)
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.PostsAsync(attempt.Text, attempt.ClientId)).Status);
            return;
        }

        await visitor.SendsAsync(attempt.Text, attempt.ClientId);
        await visitor.SeesAsync(view => view.Shows(attempt.ClientId));
    }

    /// <summary>Sends an old message again: the same, or with another text, which is refused.</summary>
    private static async Task ReplayAsync(ChatVisitor visitor, Attempt old, long seq, int way)
    {
        if (way == 0)
        {
            await visitor.SendsAsync(old.Text, old.ClientId);
            await visitor.SeesAsync(view => view.WasStoredBefore(old.ClientId));
            return;
        }

        var answer = await visitor.PostsAsync(way == 1 ? old.Text : "Another text", old.ClientId, after: seq - 1);
        Assert.Equal(way == 1 ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.Conflict, answer.Status);
        if (way == 1)
        {
            Assert.Contains(new Frame(answer.Html).Messages, message => message.ClientId == old.ClientId && message.Seq == seq);
        }
    }
}
