using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>A blog that stops sends every line away, also where its clock does not move.</summary>
public sealed class StandingClockTests
{
    private const int Restarting = 1012;

    [Fact]
    public async Task Stopping_waits_for_no_clock_that_stands_still()
    {
        var server = new BlogServer { Time = new FakeTimeProvider(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero)) };
        List<ChatVisitor> visitors = [];
        for (var number = 1; number <= 6; number++)
        {
            var visitor = await ChatVisitor.StartedAsync(server.Url, $"Visitor {number}");
            await visitor.ConnectsAsync();
            visitors.Add(visitor);
        }

        await server.DisposeAsync();

        foreach (var visitor in visitors)
        {
            Assert.Equal(Restarting, await visitor.Line.Ended.WaitAsync(visitor.Patience, TestContext.Current.CancellationToken));
            await visitor.DisposeAsync();
        }
    }
}
