using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Blog.Tests.Resources;

/// <summary>The texts of the interface as the sources name them: in views, by the localizer, and as a reason that some view shows later.</summary>
internal static partial class SourceTexts
{
    /// <summary>The folder of the product's source.</summary>
    public static readonly string Blog = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "Blog"));

    /// <summary>The folders whose sentences readers see; elsewhere they are for the console.</summary>
    private static readonly string[] Spoken = ["Accounts", "Articles", "Chat", "Pages", "Web"];

    private static readonly (string Path, string Code)[] Files =
    [
        .. Directory.EnumerateFiles(Blog, "*.cs*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Blog, path).Replace('\\', '/'))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(path => path.Split('/')[0] is not ("bin" or "obj" or "node_modules"))
            .Select(path => (path, File.ReadAllText(Path.Combine(Blog, path)))),
    ];

    /// <summary>Every key that must have a Spanish text.</summary>
    public static IReadOnlySet<string> Keys { get; } = Files.SelectMany(file => Asked(file.Code).Concat(Sentences(file.Path, file.Code))).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a source asks for this text or holds it as a literal.</summary>
    public static bool Name(string text) => Keys.Contains(text) || Literals.Contains(text) || Views.Any(view => view.Contains($"\"{text}\"", StringComparison.Ordinal));

    private static readonly FrozenSet<string> Literals = Files.Where(file => IsCode(file.Path)).SelectMany(file => LiteralsOf(file.Code)).Select(literal => literal.Text).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Views = [.. Files.Where(file => !IsCode(file.Path)).Select(file => file.Code)];

    /// <summary>What is asked of the localizer by name: T["…"], texts["…"], T.Counted(n, "…", "…").</summary>
    private static IEnumerable<string> Asked(string code) =>
        Indexed().Matches(code).Concat(Counted().Matches(code))
            .SelectMany(match => match.Groups["key"].Captures)
            .Select(key => Regex.Unescape(key.Value));

    /// <summary>
    /// What reads as a sentence or has a place for a value: a refusal is a key that is handed on, far from any localizer.
    /// Exceptions and the log are for operators.
    /// </summary>
    private static IEnumerable<string> Sentences(string path, string code) =>
        IsCode(path) && Spoken.Contains(path.Split('/')[0], StringComparer.Ordinal)
            ? LiteralsOf(code).Where(literal => !ForOperators().IsMatch(literal.Line) && Sentence().IsMatch(literal.Text)).Select(literal => literal.Text)
            : [];

    private static IEnumerable<(string Text, string Line)> LiteralsOf(string code) =>
        from match in Token().Matches(code)
        where match.Groups["text"].Success
        let start = code.LastIndexOf('\n', match.Index) + 1
        select (Regex.Unescape(match.Groups["text"].Value), code[start..match.Index]);

    private static bool IsCode(string path) => path.EndsWith(".cs", StringComparison.Ordinal);

    [GeneratedRegex("""\b(T|[tT]exts)\[([^\[\]"]*\?\s*)?"(?<key>([^"\\]|\\.)*)"(\s*:\s*"(?<key>([^"\\]|\\.)*)")?""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Indexed();

    [GeneratedRegex("""\.Counted\([^"]*"(?<key>([^"\\]|\\.)*)",\s*"(?<key>([^"\\]|\\.)*)"\)""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Counted();

    // Comments and characters are tokens too, since a quotation mark in one begins no literal. Raw, verbatim and
    // interpolated literals are passed over: none of them can be a key.
    [GeneratedRegex(""""//[^\n]*|/\*[\s\S]*?\*/|\$*"""[\s\S]*?"""|(\$@|@\$?)"([^"]|"")*"|\$"([^"\\\n]|\\.)*"|'([^'\\\n]|\\.)+'|"(?<text>([^"\\\n]|\\.)*)\x22"""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A([\p{Lu}¿¡""].* .*[.?!…:]|[^/]*\{[0-9]+\}[^/]*)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"Exception\(|\.Validate\(|LoggerMessage|Message = |\bLog\w*\(", RegexOptions.NonBacktracking)]
    private static partial Regex ForOperators();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
