using System.Globalization;

namespace Blog.Web;

public static class Names
{
    /// <summary>What stands in the square beside a name: one whole character, also of an emoji.</summary>
    public static string FirstLetter(this string name) =>
        name.Length == 0 ? "" : StringInfo.GetNextTextElement(name).ToUpper(CultureInfo.CurrentCulture);
}
