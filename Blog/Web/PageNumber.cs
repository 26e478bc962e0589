using System.Globalization;

namespace Blog.Web;

public static class PageNumber
{
    public const string Key = "page";

    /// <summary>
    /// The number in ?page=; what is no number, zero or negative is page 1. Read from the query itself, because for
    /// Razor Pages "page" is a route value of its own.
    /// </summary>
    public static int Page(this HttpRequest request)
    {
        var text = request.Query[Key].ToString();
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return Math.Max(1, number);
        }

        // A number too large for an int is still a number: a page that does not exist, not page 1.
        return text.Length > 0 && text.All(char.IsAsciiDigit) ? int.MaxValue : 1;
    }
}
