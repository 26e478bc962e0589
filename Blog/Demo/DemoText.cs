using System.Globalization;

namespace Blog.Demo;

/// <summary>One article of the demo content: a Markdown file beside this one with a few facts above its text.</summary>
/// <param name="Name">The file's name without its ending, by which comments and chats refer to it.</param>
/// <param name="Translates">The name of the text that this one translates, if it does.</param>
/// <param name="DaysAgo">When it appeared; a negative number is in the future.</param>
internal sealed record DemoText(string Name, string Title, string Author, string Language, string? Translates, int DaysAgo, bool IsDraft, string[] Tags, string Markdown)
{
    private const string Folder = "Blog.Demo.Texts.";
    private const string Rule = "---\n";

    public static List<DemoText> ReadAll()
    {
        var assembly = typeof(DemoText).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(Read)];

        DemoText Read(string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return Parse(Path.GetFileNameWithoutExtension(resource[Folder.Length..]), reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }

    private static DemoText Parse(string name, string file)
    {
        var end = file.IndexOf($"\n{Rule}", StringComparison.Ordinal);
        var facts = file[Rule.Length..end].Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(fact => fact[0], fact => fact[1], StringComparer.Ordinal);
        return new DemoText(
            name,
            facts["title"],
            facts["author"],
            facts["language"],
            facts.GetValueOrDefault("translates"),
            int.Parse(facts["days-ago"], CultureInfo.InvariantCulture),
            facts.GetValueOrDefault("status") == "draft",
            facts["tags"].Split(", "),
            file[(end + 1 + Rule.Length)..]);
    }
}
