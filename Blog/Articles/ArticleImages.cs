using System.Globalization;
using AngleSharp.Dom;

namespace Blog.Articles;

/// <summary>Says of an article's images how large they are and when to load them: no text moves when one arrives.</summary>
internal static class ArticleImages
{
    public static void Prepare(IElement body, ImageSizes? sizes)
    {
        // A text may name one image ten thousand times.
        var known = new Dictionary<string, ImageSize?>(StringComparer.Ordinal);
        foreach (var (index, image) in body.QuerySelectorAll("img").Index())
        {
            image.SetAttribute("decoding", "async");
            if (index > 0)
            {
                // The first may be the largest thing on the screen when the page opens; it is not to wait.
                image.SetAttribute("loading", "lazy");
            }

            var address = image.GetAttribute("src")!.Split('#')[0];
            if (!known.TryGetValue(address, out var size))
            {
                known[address] = size = sizes?.Find(address);
            }

            if (size is not null)
            {
                image.SetAttribute("width", size.Width.ToString(CultureInfo.InvariantCulture));
                image.SetAttribute("height", size.Height.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
