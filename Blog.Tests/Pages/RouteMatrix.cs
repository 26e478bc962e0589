using System.Globalization;
using System.Net;

namespace Blog.Tests.Pages;

/// <summary>Somebody who asks, from the one who may least to the one who may most.</summary>
public enum Role
{
    Anonymous,
    Reader,

    /// <summary>An author who wrote the article that the address is about.</summary>
    ItsAuthor,
    AnotherAuthor,
    Administrator,
}

/// <summary>The table of RouteMatrix.md: who gets which status where.</summary>
internal static class RouteMatrix
{
    public static IReadOnlyList<MatrixRow> Rows { get; } = [.. Read()];

    private static IEnumerable<MatrixRow> Read()
    {
        using var stream = typeof(RouteMatrix).Assembly.GetManifestResourceStream("Blog.Tests.Pages.RouteMatrix.md")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('|').Select(cell => cell.Trim()).ToArray();
            if (cells is ["", _, _, _, _, _, _, _, _, _, ""] && char.IsAsciiDigit(cells[5].FirstOrDefault()))
            {
                yield return new MatrixRow(cells[1], cells[2], cells[3], cells[4], [.. cells[5..10].Select(Status)]);
            }
        }
    }

    private static HttpStatusCode Status(string cell) => (HttpStatusCode)int.Parse(cell, CultureInfo.InvariantCulture);
}

/// <param name="Route">As the blog declares it, with the handler of a page that has several.</param>
/// <param name="Address">What is asked for, with names in braces that <see cref="MatrixBlog"/> knows.</param>
/// <param name="Fields">The fields of a form.</param>
/// <param name="Statuses">One for each <see cref="Role"/>.</param>
internal sealed record MatrixRow(string Verb, string Route, string Address, string Fields, HttpStatusCode[] Statuses)
{
    public string Name => $"{Verb} {Route}";

    public bool IsPost => Verb == "POST";

    /// <summary>Whether asking may change who one is: then nobody asks who is needed later.</summary>
    public bool IsAboutOneself => IsPost && (Route == "/chat/link" || Route.StartsWith("/account/", StringComparison.Ordinal));

    public override string ToString() => $"{Name} at {Address} {Fields}".TrimEnd();
}
