using System.Data.Common;
using System.Text.RegularExpressions;

namespace Blog.Tests.Data;

/// <summary>How SQLite would run a command: what of it grows with the blog.</summary>
internal sealed partial class QueryPlan
{
    /// <summary>What there may be very many of.</summary>
    private static readonly string[] Large = ["Articles", "ArticleTag", "Comments", "Votes", "Messages", "Conversations"];

    /// <summary>What is listed page by page, in the order of an index.</summary>
    private static readonly string[] Listed = ["Articles", "ArticleTag", "Comments"];

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
            if (scanned.Success && Large.Contains(tables.GetValueOrDefault(scanned.Groups["alias"].Value), StringComparer.Ordinal))
            {
                yield return $"Reads all of {tables[scanned.Groups["alias"].Value]}: {step.Detail}";
            }

            if (step.Detail.Contains("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal) && SortsList(step, tables))
            {
                yield return $"Sorts: {step.Detail}";
            }
        }
    }

    public override string ToString() => $"{_command.Text}\n{string.Join('\n', _steps.Select(step => $"    {step.Detail}"))}";

    /// <summary>A sort of what comes out of a limited list is one of five rows; its steps read a subquery and no table first.</summary>
    private bool SortsList(Step sort, Dictionary<string, string> tables) =>
        _steps.Where(step => step.Parent == sort.Parent).Select(step => First().Match(step.Detail)).FirstOrDefault(match => match.Success) is { } first
        && Listed.Contains(tables.GetValueOrDefault(first.Groups["alias"].Value), StringComparer.Ordinal);

    private sealed record Step(int Id, int Parent, string Detail);

    [GeneratedRegex("(FROM|JOIN) \"(?<table>[A-Za-z]+)\" AS \"(?<alias>[a-z0-9]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Table();

    [GeneratedRegex("^SCAN (?<alias>[a-z0-9]+)( LEFT-JOIN)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Scan();

    [GeneratedRegex("^(SCAN|SEARCH) (?<alias>\\S+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex First();
}
