using System.Globalization;
using System.Xml;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Gif;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Png;
using MetadataExtractor.Formats.WebP;
using Microsoft.Extensions.FileProviders;

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
        try
        {
            var parts = ImageMetadataReader.ReadMetadata(stream);
            var size = parts.Select(OfHeader).FirstOrDefault(size => size is not null);
            var liesOnItsSide = parts.OfType<ExifIfd0Directory>().Any(exif => exif.TryGetInt32(ExifDirectoryBase.TagOrientation, out var orientation) && orientation is >= 5 and <= 8);
            return size is not null && liesOnItsSide ? new ImageSize(size.Height, size.Width) : size;
        }
        catch (Exception notAnImage) when (notAnImage is ImageProcessingException or IOException)
        {
            return null;
        }
    }

    private static ImageSize? OfHeader(MetadataExtractor.Directory header) => header switch
    {
        PngDirectory => Of(header, PngDirectory.TagImageWidth, PngDirectory.TagImageHeight),
        JpegDirectory => Of(header, JpegDirectory.TagImageWidth, JpegDirectory.TagImageHeight),
        WebPDirectory => Of(header, WebPDirectory.TagImageWidth, WebPDirectory.TagImageHeight),
        GifHeaderDirectory => Of(header, GifHeaderDirectory.TagImageWidth, GifHeaderDirectory.TagImageHeight),
        _ => null,
    };

    private static ImageSize? Of(MetadataExtractor.Directory header, int widthTag, int heightTag) =>
        header.TryGetInt32(widthTag, out var width) && header.TryGetInt32(heightTag, out var height) ? new ImageSize(width, height) : null;

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
