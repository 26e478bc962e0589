using Xunit.Sdk;

namespace Blog.E2E;

/// <summary>Where pictures and traces go: TestResults beside the project, which git ignores.</summary>
internal static class Results
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "TestResults"));

    /// <summary>A folder name for what a test leaves behind.</summary>
    public static string NameOf(ITest test)
    {
        var name = test.TestDisplayName[(test.TestDisplayName.LastIndexOf("E2E.", StringComparison.Ordinal) + "E2E.".Length)..];
        return string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '_'));
    }
}
