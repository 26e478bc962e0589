namespace Blog.Tests.Faults;

/// <summary>
/// The checks with their whole time windows, in five seeds. They take half an hour and run only when they are asked for, as
/// docs/reliability.md says.
/// </summary>
[Trait("Length", "Long")]
public sealed class LongChecks(ITestOutputHelper output)
{
    public static TheoryData<int> AllSeeds => [.. Enumerable.Range(1, 5).Select(number => (number * 1_000) + Start)];

    /// <summary>So that a failed run can be told apart from the next one, and done again.</summary>
    private static int Start => int.TryParse(Environment.GetEnvironmentVariable("FAULT_SEED"), System.Globalization.CultureInfo.InvariantCulture, out var seed) ? seed : 0;

    [Theory(Explicit = true)]
    [MemberData(nameof(AllSeeds))]
    public Task D1_kill(int seed) => AloneAsync(() => KillTests.CheckAsync(output, seed, conversations: 20, TimeSpan.FromSeconds(30), perSecond: 5));

    [Theory(Explicit = true)]
    [MemberData(nameof(AllSeeds))]
    public Task D2_stall(int seed) => AloneAsync(() => CutLineTests.CheckStallAsync(output, seed, conversations: 10, TimeSpan.FromSeconds(30), isReset: false));

    [Theory(Explicit = true)]
    [MemberData(nameof(AllSeeds))]
    public Task D2_stall_then_reset(int seed) => AloneAsync(() => CutLineTests.CheckStallAsync(output, seed, conversations: 10, TimeSpan.FromSeconds(30), isReset: true));

    [Theory(Explicit = true)]
    [MemberData(nameof(AllSeeds))]
    public Task D3_resets(int seed) => AloneAsync(() => CutLineTests.CheckResetsAsync(output, seed, conversations: 10, resets: 30));

    [Theory(Explicit = true)]
    [MemberData(nameof(AllSeeds))]
    public Task D4_client_frames(int seed) => AloneAsync(() => RepeatTests.CheckAsync(output, seed, conversations: 10, messages: 100));

    [Theory(Explicit = true)]
    [MemberData(nameof(AllSeeds))]
    public Task D6_server_frames(int seed) => AloneAsync(() => ChaosTests.CheckAsync(output, seed, conversations: 10, TimeSpan.FromSeconds(30), perSecond: 5));

    [Theory(Explicit = true)]
    [MemberData(nameof(AllSeeds))]
    public Task D8_stop(int seed) => AloneAsync(() => DrainTests.CheckAsync(output, seed, sockets: 200));

    [Theory(Explicit = true)]
    [MemberData(nameof(AllSeeds))]
    public Task D8_storm(int seed) => AloneAsync(() => DrainTests.CheckAsync(output, seed, sockets: 500));

    [Fact(Explicit = true)]
    public Task D12_lock() => AloneAsync(() => LockedWriterTests.CheckLongLockAsync(output, TimeSpan.FromSeconds(20)));

    [Fact(Explicit = true)]
    public Task D13_full_disk() => AloneAsync(async () =>
    {
        using var disk = new SmallDisk();
        using var blog = await StaffedBlog.StartAsync(("ConnectionStrings:Blog", $"Data Source={Path.Combine(disk.Folder, "blog.db")};Foreign Keys=True"));
        await FullDiskTests.CheckAsync(blog, disk.Folder, disk.Fill, disk.Free);
    });

    /// <summary>Others who wait for the machine get their turn between two checks.</summary>
    private static async Task AloneAsync(Func<Task> check)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        await check();
    }
}
