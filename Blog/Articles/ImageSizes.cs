using System.Globalization;
using System.Xml;
using Microsoft.Extensions.FileProviders;
using SkiaSharp;

namespace Blog.Articles;

/// <summary>
/// How large the blog's own images are, so that a page keeps their place while they load. Of a file only its head is
/// read; one that is missing or no image has no size, and nothing else is told of it.
/// </summary>
public sealed class ImageSizes(IFileProvider files)
{
    private const int MaxLength = 100_000;

    // An SVG says its size in the first tag; what comes after may be as long as it likes.
    private const long MaxCharactersBefore = 100_000;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharactersBefore,
    };

    /// <param name="address">As it stands in a text: with a query or a fragment, and with percent signs.</param>
    public ImageSize? Find(string address)
    {
        var path = Uri.UnescapeDataString(address.Split('?', '#')[0]);
        if (path.Contains('\0', StringComparison.Ordinal) || files.GetFileInfo(path) is not { Exists: true, IsDirectory: false } file)
        {
            return null;
        }

        using var stream = file.CreateReadStream();
        var size = path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? OfDrawing(stream) : OfPixels(stream);
        return size is { Width: > 0 and <= MaxLength, Height: > 0 and <= MaxLength } ? size : null;
    }

    /// <summary>As it is shown: a camera may have written that the picture lies on its side.</summary>
    private static ImageSize? OfPixels(Stream stream)
    {
        using var codec = SKCodec.Create(stream);
        return codec switch
        {
            null => null,
            { EncodedOrigin: >= SKEncodedOrigin.LeftTop } => new ImageSize(codec.Info.Height, codec.Info.Width),
            _ => new ImageSize(codec.Info.Width, codec.Info.Height),
        };
    }

    private static ImageSize? OfDrawing(Stream stream)
    {
        try
        {
            using var reader = XmlReader.Create(stream, Safe);
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "svg"
                ? OfLengths(reader.GetAttribute("width"), reader.GetAttribute("height")) ?? OfViewBox(reader.GetAttribute("viewBox"))
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Lengths in pixels; a share of something else is no size.</summary>
    private static ImageSize? OfLengths(string? width, string? height) =>
        Number(Pixels(width)) is { } across && Number(Pixels(height)) is { } down ? new ImageSize(across, down) : null;

    private static ImageSize? OfViewBox(string? viewBox) =>
        viewBox?.Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries) is [_, _, var width, var height]
        && Number(width) is { } across && Number(height) is { } down ? new ImageSize(across, down) : null;

    private static string? Pixels(string? length) =>
        length?.Trim() is { } text && text.EndsWith("px", StringComparison.Ordinal) ? text[..^2] : length;

    private static int? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MaxLength
            ? (int)Math.Ceiling(number)
            : null;
}

/// <summary>In pixels of CSS.</summary>
public sealed record ImageSize(int Width, int Height);
