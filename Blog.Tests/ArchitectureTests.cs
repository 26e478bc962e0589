using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Blog.Tests;

/// <summary>Who may import whom, read from the source: usings, full names and the paths of partials.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Data"] = [],
        ["Web"] = [],
        ["Realtime"] = [],
        ["Mail"] = [],
        ["Accounts"] = ["Data", "Web", "Mail", "Realtime"],
        ["Articles"] = ["Data", "Web", "Mail", "Accounts"],
        ["Chat"] = ["Data", "Web", "Mail", "Realtime", "Accounts"],
        ["Demo"] = ["Accounts", "Articles", "Chat", "Data", "Web", "Mail"],
        ["Pages"] = ["Accounts", "Articles", "Chat", "Data", "Web", "Mail"],
    };

    [Fact]
    public void Imports_follow_the_arrows()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "Blog"));
        var wrong = new List<string>();
        foreach (var (folder, allowed) in Allowed.Where(rule => Directory.Exists(Path.Combine(root, rule.Key))))
        {
            var files = Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs*", SearchOption.AllDirectories)
                .Where(path => !path.Contains("Migrations", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(files);
            wrong.AddRange(
                from path in files
                from Match use in Import().Matches(Code(path))
                let used = use.Groups["folder"].Value
                where used != folder && Allowed.ContainsKey(used) && !allowed.Contains(used, StringComparer.Ordinal)
                select $"{Path.GetRelativePath(root, path)} uses {used}");
        }

        Assert.Empty(wrong);
    }

    /// <summary>A comment may name what the code must not use.</summary>
    private static string Code(string path) =>
        string.Join('\n', File.ReadLines(path).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    // "using Blog.Data;", "Blog.Data.User", "@using Blog.Data", "/Chat/_Message.cshtml"
    [GeneratedRegex("""\bBlog\.(?<folder>[A-Z]\w+)|["'~]/(?<folder>[A-Z]\w+)/[\w/]*_\w+\.cshtml""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Import();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
