using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Blog.Resources;

public static class CountedText
{
    /// <summary>
    /// The text for one or the text for any other number, with the number written as the reader's language does. English
    /// and Spanish have these two forms and no more.
    /// </summary>
    public static string Counted(this IStringLocalizer<Text> texts, int count, string one, string several) =>
        texts[count == 1 ? one : several, count.ToString("N0", CultureInfo.CurrentCulture)];
}
