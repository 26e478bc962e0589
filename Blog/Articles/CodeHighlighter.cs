using TextMateSharp.Grammars;
using TextMateSharp.Registry;

namespace Blog.Articles;

/// <summary>Colours code on the server: four kinds of words, known by their class.</summary>
public sealed class CodeHighlighter
{
    // Beyond these a text is shown plain: a grammar may look at one line again and again.
    private const int MaxCodeLength = 20_000;
    private const int MaxLineLength = 1_000;

    // Far more than any honest line takes, even the first one, for which the grammar compiles its rules.
    private static readonly TimeSpan MaxLineTime = TimeSpan.FromSeconds(1);

    private readonly RegistryOptions _options = new(ThemeName.LightPlus);
    private readonly Registry _registry;
    private readonly Dictionary<string, CodeLanguage> _languages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _grammars = new();

    public CodeHighlighter()
    {
        _registry = new Registry(_options);
        foreach (var language in _options.GetAvailableLanguages())
        {
            var name = language.Aliases is [var first, ..] ? first : language.Id;
            var known = new CodeLanguage(language.Id, name);
            foreach (var alias in (language.Aliases ?? []).Append(language.Id).Concat((language.Extensions ?? []).Select(extension => extension.TrimStart('.'))))
            {
                _languages.TryAdd(alias, known);
            }
        }
    }

    /// <summary>The language that a writer named after the fence ("csharp", "cs", "C#").</summary>
    public CodeLanguage? Find(string? name) => name is null ? null : _languages.GetValueOrDefault(name);

    /// <summary>The code in pieces, each with the class of its kind or none.</summary>
    public IReadOnlyList<(string Text, string? Kind)> Highlight(string code, CodeLanguage? language)
    {
        if (language is null || code.Length > MaxCodeLength)
        {
            return [(code, null)];
        }

        // Grammars compile their rules as they go and are not made for two threads.
        lock (_grammars)
        {
            var grammar = _registry.LoadGrammar(_options.GetScopeByLanguageId(language.Id));
            return grammar is null ? [(code, null)] : Tokenize(code, grammar);
        }
    }

    private static List<(string Text, string? Kind)> Tokenize(string code, IGrammar grammar)
    {
        var pieces = new List<(string Text, string? Kind)>();
        IStateStack? state = null;
        var isPlain = false;
        foreach (var line in code.TrimEnd('\n').Split('\n'))
        {
            if (pieces.Count > 0)
            {
                Add(pieces, "\n", null);
            }

            // After a line that took too long the state is unknown, and colours would be wrong.
            isPlain = isPlain || line.Length > MaxLineLength;
            if (isPlain)
            {
                Add(pieces, line, null);
                continue;
            }

            var result = grammar.TokenizeLine(line, state, MaxLineTime);
            state = result.RuleStack;
            isPlain = result.Tokens is not [.., var last] || last.EndIndex < line.Length;
            AddTokens(pieces, line, result.Tokens);
        }

        return pieces;
    }

    private static void AddTokens(List<(string Text, string? Kind)> pieces, string line, IToken[] tokens)
    {
        var end = 0;
        foreach (var token in tokens)
        {
            var tokenEnd = Math.Min(token.EndIndex, line.Length);
            if (tokenEnd <= end)
            {
                continue;
            }

            Add(pieces, line[end..tokenEnd], Kind(token.Scopes));
            end = tokenEnd;
        }

        Add(pieces, line[end..], null);
    }

    private static void Add(List<(string Text, string? Kind)> pieces, string text, string? kind)
    {
        if (pieces is [.., var last] && last.Kind == kind)
        {
            pieces[^1] = (last.Text + text, kind);
        }
        else if (text.Length > 0 || pieces.Count == 0)
        {
            pieces.Add((text, kind));
        }
    }

    /// <summary>The innermost scope that says one of the four kinds.</summary>
    private static string? Kind(List<string> scopes)
    {
        for (var index = scopes.Count - 1; index >= 0; index--)
        {
            var kind = Kind(scopes[index]);
            if (kind is not null)
            {
                return kind;
            }
        }

        return null;
    }

    private static string? Kind(string scope) => scope switch
    {
        _ when Is(scope, "comment") || Is(scope, "punctuation.definition.comment") => "tc",
        _ when Is(scope, "string") => "ts",
        _ when Is(scope, "constant.numeric") => "tn",
        _ when Is(scope, "keyword.operator") && !Is(scope, "keyword.operator.expression") && !Is(scope, "keyword.operator.new") => null,
        _ when Is(scope, "keyword") || Is(scope, "storage") || Is(scope, "constant.language") || Is(scope, "entity.name.tag") => "tk",
        _ => null,
    };

    private static bool Is(string scope, string kind) =>
        scope.StartsWith(kind, StringComparison.Ordinal) && (scope.Length == kind.Length || scope[kind.Length] == '.');
}

/// <param name="Name">As people write it: "C#".</param>
public sealed record CodeLanguage(string Id, string Name);
