using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Pages.Facts;

/// <summary>The picture beside a link to a page, where one is shared.</summary>
public sealed partial record SharedImage(string Path, string Alt, int? Width, int? Height)
{
    /// <summary>For pages without a picture of their own.</summary>
    public static SharedImage OfBlog(string alt) => new("/share.png", alt, 1200, 630);

    /// <summary>The first picture of an article that is one to those who draw no SVG; null if there is none.</summary>
    /// <param name="html">As it is stored: all its images are this blog's own.</param>
    public static SharedImage? FirstOf(string html) =>
        Image().Matches(html).Select(tag => Of(tag.Value)).FirstOrDefault(image => image is not null);

    private static SharedImage? Of(string tag)
    {
        using var document = new HtmlParser().ParseDocument(tag);
        var image = document.QuerySelector("img")!;
        var path = (image.GetAttribute("src") ?? "").Split('#')[0];
        return Raster().IsMatch(path) ? new SharedImage(path, image.GetAttribute("alt") ?? "", Number(image, "width"), Number(image, "height")) : null;
    }

    private static int? Number(IElement image, string name) =>
        int.TryParse(image.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The parser that wrote it has made every ">" within an attribute an entity.
    [GeneratedRegex("<img [^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Image();

    [GeneratedRegex(@"\A/[^?]+\.(png|jpe?g|webp)(\?.*)?\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Raster();
}
