using Blog.Chat;
using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>What can be wrong with a delivery.</summary>
internal enum Fault
{
    Lost,
    Doubled,
    Unexpected,
    Misordered,

    /// <summary>The check itself has not put the product to the test.</summary>
    TooFewFaults,
}

internal sealed record Violation(Fault Fault, string What)
{
    public override string ToString() => $"{Fault}: {What}";
}

/// <summary>
/// Compares what was sent with what was acknowledged, stored and shown: acknowledged means stored and shown to everybody
/// once, in one order; not acknowledged means stored once or not at all.
/// </summary>
internal static class DeliveryChecker
{
    private const string System = "system";

    /// <param name="faults">How many faults really happened, and how many must have.</param>
    public static IReadOnlyList<Violation> Check(DeliveryLog log, (int Happened, int Wanted) faults)
    {
        var violations = new List<Violation>();
        if (faults.Happened < faults.Wanted)
        {
            violations.Add(new(Fault.TooFewFaults, $"{faults.Happened} happened, {faults.Wanted} were wanted"));
        }

        foreach (var conversation in log.Attempts.Select(attempt => attempt.Conversation).Distinct(StringComparer.Ordinal))
        {
            if (log.Stored.Find(reading => reading.Conversation == conversation) is not { } stored)
            {
                violations.Add(new(Fault.Lost, $"nobody has read conversation {conversation}"));
                continue;
            }

            var attempts = log.Attempts.Where(attempt => attempt.Conversation == conversation).ToList();
            violations.AddRange(CheckStored(log, attempts, stored));
            violations.AddRange(log.Shown.Where(reading => reading.Conversation == conversation).SelectMany(reading => CheckShown(stored, reading)));
        }

        return violations;
    }

    private static IEnumerable<Violation> CheckStored(DeliveryLog log, List<Attempt> attempts, Reading stored)
    {
        var ids = stored.Messages.Select(message => message.ClientId).ToHashSet();
        var acknowledged = log.Acknowledged.ToHashSet();
        var lost = attempts.Where(attempt => acknowledged.Contains(attempt.ClientId) && !ids.Contains(attempt.ClientId));
        return lost.Select(attempt => new Violation(Fault.Lost, $"“{attempt.Text}” was acknowledged and is not stored"))
            .Concat(Doubles(stored))
            .Concat(Unexpected(log, attempts, stored))
            .Concat(Order(stored))
            .Concat(SenderOrder(attempts, stored));
    }

    private static IEnumerable<Violation> Doubles(Reading reading)
    {
        var written = reading.Messages.Where(message => message.Sender != System).ToList();
        return written.CountBy(message => message.ClientId.ToString())
            .Concat(written.CountBy(message => $"{message.Sender} “{message.Text}”"))
            .Concat(reading.Messages.CountBy(message => $"number {message.Seq}"))
            .Where(count => count.Value > 1)
            .Select(count => new Violation(Fault.Doubled, $"{count.Key}, {count.Value} times at {reading.Who}"));
    }

    private static IEnumerable<Violation> Unexpected(DeliveryLog log, List<Attempt> attempts, Reading stored)
    {
        var known = attempts.ToDictionary(attempt => attempt.ClientId);
        return stored.Messages
            .Where(message => message.Sender != System)
            .Where(message => known.GetValueOrDefault(message.ClientId) is not { } attempt
                || attempt.Text != message.Text
                || attempt.Sender != message.Sender
                || log.Refused.ContainsKey(message.ClientId))
            .Select(message => new Violation(Fault.Unexpected, $"{message} was not sent like this"));
    }

    private static IEnumerable<Violation> Order(Reading stored)
    {
        var numbers = stored.Messages.Select(message => message.Seq).ToList();
        return numbers.SequenceEqual(Enumerable.Range(1, numbers.Count).Select(number => (long)number))
            ? []
            : [new(Fault.Misordered, $"the numbers of {stored.Conversation} are {string.Join(',', numbers)}")];
    }

    private static IEnumerable<Violation> SenderOrder(List<Attempt> attempts, Reading stored)
    {
        foreach (var own in attempts.GroupBy(attempt => attempt.Sender))
        {
            var sent = own.Select(attempt => attempt.ClientId).ToList();
            var kept = stored.Messages.Where(message => message.Sender == own.Key).Select(message => message.ClientId).Where(sent.Contains).Distinct().ToList();
            if (!kept.SequenceEqual(sent.Where(kept.Contains)))
            {
                yield return new(Fault.Misordered, $"what the {own.Key} of {stored.Conversation} wrote stands in another order");
            }
        }
    }

    /// <summary>A tab shows all that is stored; one that was far behind was given the newest page instead.</summary>
    private static IEnumerable<Violation> CheckShown(Reading stored, Reading shown)
    {
        var isWhole = shown.Messages.Count < ChatHistory.PageSize || stored.Messages.Count <= ChatHistory.MaxBehind;
        var from = isWhole ? 1 : shown.Messages.Min(message => message.Seq);
        var expected = stored.Messages.Where(message => message.Seq >= from).ToList();
        var missing = expected.Except(shown.Messages).Select(message => new Violation(Fault.Lost, $"{message} is not shown to {shown.Who}"));
        var strange = shown.Messages.Except(stored.Messages).Select(message => new Violation(Fault.Unexpected, $"{message} is shown to {shown.Who} and not stored"));
        var isInOrder = shown.Messages.Select(message => message.Seq).SequenceEqual(shown.Messages.Select(message => message.Seq).Order());
        return missing
            .Concat(strange)
            .Concat(Doubles(shown))
            .Concat(isInOrder ? [] : [new Violation(Fault.Misordered, $"{shown.Who} sees the messages in another order")]);
    }
}
