using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>Several conversations, with people at both ends, and what became of them.</summary>
internal sealed class Talk : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly List<Talker> _talkers = [];
    private readonly Random _dice;
    private int _lines;

    private Talk(int seed)
    {
        Seed = seed;
        _dice = new Random(seed);
    }

    public int Seed { get; }

    public DeliveryLog Log { get; } = new();

    public IReadOnlyList<Talker> Talkers => _talkers;

    public IEnumerable<Talker> Visitors => _talkers.Where(talker => talker.Side is VisitorSide);

    public IEnumerable<Talker> Authors => _talkers.Where(talker => talker.Side is AuthorSide);

    /// <summary>How often a line was lost.</summary>
    public int Losses => _talkers.Sum(talker => talker.Line.Ends.Count);

    /// <param name="visitors">Where the visitors find the blog.</param>
    /// <param name="authors">Where the authors do; null when nobody answers.</param>
    /// <param name="answered">In how many conversations somebody answers; in all, unless said otherwise.</param>
    /// <param name="chaos">What stands before each tab, if anything.</param>
    /// <param name="streams">Whether every second conversation goes by event streams and POST, on both sides.</param>
    public static async Task<Talk> StartAsync(Uri visitors, Uri? authors, int conversations, int seed, Func<int, FrameChaos>? chaos = null, int answered = int.MaxValue, bool streams = true)
    {
        var talk = new Talk(seed);
        await using var desk = authors is null ? null : new ChatAuthor(authors);
        if (desk is not null)
        {
            await desk.SignsInAsync(StaffedBlog.Administrator, StaffedBlog.Password);
        }

        for (var number = 0; number < conversations; number++)
        {
            var byStream = streams && number % 2 == 1;
            var visitor = new ChatVisitor(visitors) { UsesStreams = byStream };
            var hello = new Attempt("", "visitor", Guid.NewGuid(), $"Hello {number}");
            await visitor.StartsAsync($"Visitor {number}", hello.Text, clientId: hello.ClientId);
            talk.Log.Attempt(hello with { Conversation = visitor.Conversation });
            talk.Log.Acknowledge(hello.ClientId);
            talk.Add(new VisitorSide(visitor), chaos);
            if (desk is not null && number < answered)
            {
                var author = new ChatAuthor(authors!, desk.Cookies) { UsesStreams = byStream };
                await author.ConnectsAsync();
                await author.OpensAsync(visitor.Conversation);
                talk.Add(new AuthorSide(author, visitor.Conversation), chaos);
            }
        }

        await talk.ConnectedAsync();
        return talk;
    }

    /// <summary>Everybody writes, so many messages a second, for as long as it is said.</summary>
    public Task WriteAsync(TimeSpan time, double perSecond) => Task.WhenAll(_talkers.Select(talker => WriteAsync(talker, time, perSecond, new Random(_dice.Next()))));

    /// <summary>Everybody writes one line.</summary>
    public void WriteOnce()
    {
        foreach (var talker in _talkers)
        {
            WriteLine(talker);
        }
    }

    public Task ConnectedAsync() => UntilAsync(TimeSpan.FromSeconds(60), "somebody is not connected", () => _talkers.TrueForAll(talker => talker.Line.IsLive));

    /// <summary>
    /// Everybody says a last word. Waits until all that was written is settled and every tab of a conversation shows the
    /// same, and reads what is stored. Returns how long that took.
    /// </summary>
    public async Task<TimeSpan> SettleAsync(TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        WriteOnce();
        await UntilAsync(patience, "somebody's messages are not settled", () => _talkers.TrueForAll(talker => talker.Outbox.Waiting == 0));
        await UntilAsync(patience, "the tabs of a conversation differ", () => _talkers.GroupBy(talker => talker.Side.Conversation).All(Agree));
        var took = TimeProvider.System.GetElapsedTime(started);
        foreach (var side in _talkers.Select(talker => talker.Side))
        {
            var readings = side is VisitorSide ? Log.Stored : Log.Shown;
            readings.Add(new Reading(side.Conversation, $"{side.Who}, who read the history", await side.ReadsHistoryAsync()));
            Log.Shown.Add(new Reading(side.Conversation, side.Who, side.Tab.View.Messages));
        }

        return took;
    }

    /// <summary>Fails on whatever the checker finds, and when somebody was refused or sent away.</summary>
    /// <param name="faults">How many faults really happened, and how many must have.</param>
    public void IsDelivered(int faults, int wanted)
    {
        var violations = DeliveryChecker.Check(Log, (faults, wanted));
        Assert.Empty(Log.Refused);
        Assert.DoesNotContain(_talkers.SelectMany(talker => talker.Line.Ends), end => end.Code is 1008 or 1009);
        Assert.True(violations.Count == 0, $"Seed {Seed}:\n{string.Join('\n', violations.Take(20))}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var talker in _talkers)
        {
            await talker.DisposeAsync();
        }
    }

    private void Add(Side side, Func<int, FrameChaos>? chaos) => _talkers.Add(new Talker(side, Log, _dice.Next(), chaos?.Invoke(_dice.Next())));

    private async Task WriteAsync(Talker talker, TimeSpan time, double perSecond, Random dice)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < time)
        {
            WriteLine(talker);
            await Task.Delay(TimeSpan.FromSeconds((0.5 + dice.NextDouble()) / perSecond), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private void WriteLine(Talker talker) => talker.Outbox.Add($"Line {Interlocked.Increment(ref _lines)} of {talker.Side.Who}");

    private static bool Agree(IEnumerable<Talker> talkers) => talkers.Select(talker => talker.Side.Tab.View.Cursor).Distinct().Count() == 1;

    private async Task UntilAsync(TimeSpan patience, string otherwise, Func<bool> isDone)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isDone())
        {
            if (_talkers.Find(talker => talker.Running.IsFaulted) is { } broken)
            {
                await broken.Running;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < patience, $"Seed {Seed}: after {patience.TotalSeconds:0} s {otherwise}.");
            await Task.Delay(BetweenLooks, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
