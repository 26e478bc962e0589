using System.Globalization;

namespace Blog.Web;

/// <summary>The links between the pages of a list.</summary>
/// <param name="Path">The address of page 1, with the query that makes the list if there is one.</param>
/// <param name="Target">The id of the element that a click swaps.</param>
public sealed record Pager(string Path, string Target, int Page, int PageCount)
{
    /// <summary>The whole swap, with where the reader looks after it.</summary>
    public string Swap => $"outerHTML show:#{Target}:top";

    public string Address(int page) =>
        page == 1 ? Path : string.Create(CultureInfo.InvariantCulture, $"{Path}{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{PageNumber.Key}={page}");

    /// <summary>The numbers to show; null is a gap.</summary>
    public IEnumerable<int?> Numbers()
    {
        var last = 0;
        foreach (var number in Enumerable.Range(1, PageCount).Where(IsShown))
        {
            if (number - last > 1)
            {
                yield return null;
            }

            last = number;
            yield return number;
        }
    }

    // The ends, the neighbours, and up to seven pages all of them: a gap then never hides one page only.
    private bool IsShown(int number) =>
        PageCount <= 7 || number == 1 || number == PageCount
        || Math.Abs(number - Page) <= 1
        || (Page <= 3 && number <= 4) || (Page >= PageCount - 2 && number >= PageCount - 3);
}
