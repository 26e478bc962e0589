using System.Globalization;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Blog.Chat;

namespace Blog.Tests.Faults;

/// <summary>
/// Keeps one side connected by the rules of the script: comes back after every loss with a jittered back-off, resumes on a
/// gap, and does not trust a line over which nothing comes.
/// </summary>
internal sealed partial class TalkerLine(Side side, int seed)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan FirstFrame = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan BetweenResumes = TimeSpan.FromSeconds(2);

    private readonly Random _dice = new(seed);
    private readonly List<LineEnd> _ends = [];
    private long _lastFrame;
    private long _lastResume;
    private volatile bool _hasHeard;

    /// <summary>Which line is open now, counted from 1; 0 when none is.</summary>
    public int Open { get; private set; }

    /// <summary>Whether something has come over the line that is open now.</summary>
    public bool IsLive => Open > 0 && _hasHeard;

    /// <summary>How many lines there have been.</summary>
    public int Connects { get; private set; }

    /// <summary>How the lines ended, one after the other.</summary>
    public IReadOnlyList<LineEnd> Ends
    {
        get
        {
            lock (_ends)
            {
                return [.. _ends];
            }
        }
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        var losses = 0;
        while (!stopping.IsCancellationRequested)
        {
            losses = await HoldAsync(stopping) ? 0 : losses + 1;
            var longest = FirstDelay * Math.Pow(2, losses);
            longest = longest > LongestDelay ? LongestDelay : longest;
            await Task.Delay(longest * (0.5 + (_dice.NextDouble() / 2)), TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A frame has come: shown or not, the line lives. A gap is asked for at once.</summary>
    public void Hear(string frame)
    {
        _hasHeard = true;
        Volatile.Write(ref _lastFrame, TimeProvider.System.GetTimestamp());
        var cursor = side.Tab.View.Cursor;
        var isGap = SlotOf().Match(frame) is { Success: true } slot && Number(slot) > cursor + 1;
        var isBehind = HeartbeatOf().Match(frame) is { Success: true } beat && Number(beat) > cursor
            && TimeProvider.System.GetElapsedTime(_lastResume) > BetweenResumes;
        if (isGap || isBehind)
        {
            _ = ResumeAsync();
        }
    }

    /// <summary>Opens a line and waits for its end. True when something came over it.</summary>
    private async Task<bool> HoldAsync(CancellationToken stopping)
    {
        _hasHeard = false;
        _lastResume = _lastFrame = TimeProvider.System.GetTimestamp();
        try
        {
            await side.ConnectAsync();
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            return false;
        }

        Open = ++Connects;
        var ended = side.Tab.Line.Ended;
        while (!ended.IsCompleted && !stopping.IsCancellationRequested && !IsSilent())
        {
            await Task.WhenAny(ended, Task.Delay(FirstDelay, TimeProvider.System, stopping));
        }

        Open = 0;
        side.Tab.Line.Break();
        var code = await ended;
        lock (_ends)
        {
            _ends.Add(new LineEnd(code, TimeProvider.System.GetTimestamp()));
        }

        return _hasHeard;
    }

    private bool IsSilent() => TimeProvider.System.GetElapsedTime(Volatile.Read(ref _lastFrame)) > (_hasHeard ? LongestSilence : FirstFrame);

    private async Task ResumeAsync()
    {
        _lastResume = TimeProvider.System.GetTimestamp();
        try
        {
            await side.ResumeAsync();
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            // The next line begins with a resume.
        }
    }

    /// <summary>What a bad line does to its user, and no mistake of the test.</summary>
    internal static bool IsLoss(Exception exception) =>
        exception is WebSocketException or HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException or TimeoutException or InvalidOperationException { Message: "Not connected." };

    private static long Number(Match match) => long.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("""^\s*<div hx-swap-oob="beforebegin:#slot-[0-9a-f]{32}-(?<n>[0-9]+)""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex SlotOf();

    [GeneratedRegex("<data id=\"" + ChatIds.Heartbeat + "\" value=\"(?<n>[0-9]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex HeartbeatOf();
}

/// <param name="Code">The server's close code, or null for a line that broke.</param>
internal sealed record LineEnd(int? Code, long Timestamp);
