using System.Data.Common;
using System.Text.RegularExpressions;

namespace Blog.Tests.Data;

/// <summary>How SQLite would run a command: what of it grows with the blog.</summary>
internal sealed partial class QueryPlan
{
    /// <summary>What there may be very many of.</summary>
    private static readonly string[] Large = ["Articles", "ArticleTag", "Comments", "Votes", "Visitors", .. Chats];

    /// <summary>What is listed page by page, in the order of an index.</summary>
    private static readonly string[] Listed = ["Articles", "ArticleTag", "Comments", "Conversations", "Messages", "ReadMarks", "PagesSeen", "ConversationNotes"];

    /// <summary>What one visitor or one article has of them is sorted without harm.</summary>
    private static readonly string[] Few = ["(VisitorId=?", "(ArticleId=?"];

    private static IEnumerable<string> Chats => ["Conversations", "Messages", "ReadMarks", "PagesSeen", "ConversationNotes", "ConversationTags", "VisitorBlocks", "AuditEntries"];

    /// <summary>What is not even read whole by an index: where SQLite does, it sets the tags of all articles beside five.</summary>
    private static IEnumerable<string> Bounded => ["ArticleTag", .. Chats];

    /// <summary>
    /// Of the chats, the indexes that may be walked from the first entry on. Those of the open conversations: a page of the
    /// list stops when it is full, and the counts over the tabs, how many a filter leaves, and what calls an author need a
    /// look at each open one. And the words that authors put on conversations, to offer them when the page is opened.
    /// </summary>
    private static readonly string[] Walked = ["IX_Conversations_OpenByLatest", "IX_Conversations_OneOpenPerVisitor", "IX_ConversationTags_Name"];

    private readonly RecordedCommand _command;
    private readonly List<Step> _steps = [];

    private QueryPlan(RecordedCommand command) => _command = command;

    public static async Task<QueryPlan> OfAsync(DbConnection connection, RecordedCommand command)
    {
        await using var explain = connection.CreateCommand();
        explain.CommandText = $"EXPLAIN QUERY PLAN {command.Text}";
        foreach (var (name, value) in command.Parameters)
        {
            var parameter = explain.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            explain.Parameters.Add(parameter);
        }

        var plan = new QueryPlan(command);
        await using var rows = await explain.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            plan._steps.Add(new Step(rows.GetInt32(0), rows.GetInt32(1), rows.GetString(3)));
        }

        return plan;
    }

    /// <summary>Whatever reads all of a large table, or sorts what an index should have in order.</summary>
    public IEnumerable<string> Faults()
    {
        var tables = Table().Matches(_command.Text).ToDictionary(match => match.Groups["alias"].Value, match => match.Groups["table"].Value, StringComparer.Ordinal);
        foreach (var step in _steps)
        {
            var scanned = Scan().Match(step.Detail);
            if (scanned.Success && tables.GetValueOrDefault(scanned.Groups["alias"].Value) is { } table && IsTooMuch(table, scanned.Groups["index"]))
            {
                yield return $"Reads all of {table}: {step.Detail}";
            }

            if (step.Detail.Contains("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal) && SortsList(step, tables))
            {
                yield return $"Sorts: {step.Detail}";
            }
        }
    }

    public override string ToString() => $"{_command.Text}\n{string.Join('\n', _steps.Select(step => $"    {step.Detail}"))}";

    private static bool IsTooMuch(string table, Group index) => index.Success
        ? Bounded.Contains(table, StringComparer.Ordinal) && !Walked.Contains(index.Value, StringComparer.Ordinal)
        : Large.Contains(table, StringComparer.Ordinal);

    /// <summary>A sort of what comes out of a limited list is one of five rows; its steps read a subquery and no table first.</summary>
    private bool SortsList(Step sort, Dictionary<string, string> tables) =>
        Under(sort.Parent).Select(step => First().Match(step.Detail)).FirstOrDefault(match => match.Success) is { } first
        && Listed.Contains(tables.GetValueOrDefault(first.Groups["alias"].Value), StringComparer.Ordinal)
        && !Few.Any(few => first.Value.Contains(few, StringComparison.Ordinal));

    /// <summary>The steps of one query; those of "one index or another" stand a level deeper.</summary>
    private IEnumerable<Step> Under(int parent) => _steps.Where(step => step.Parent == parent)
        .SelectMany(step => step.Detail.StartsWith("MULTI-INDEX OR", StringComparison.Ordinal) || step.Detail.StartsWith("INDEX ", StringComparison.Ordinal) ? Under(step.Id) : [step]);

    private sealed record Step(int Id, int Parent, string Detail);

    [GeneratedRegex("(FROM|JOIN) \"(?<table>[A-Za-z]+)\" AS \"(?<alias>[a-z0-9]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Table();

    [GeneratedRegex("^SCAN (?<alias>[a-z0-9]+)( USING (COVERING )?INDEX (?<index>\\S+))?( LEFT-JOIN)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Scan();

    [GeneratedRegex("^(SCAN|SEARCH) (?<alias>\\S+).*$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex First();
}
