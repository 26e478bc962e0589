using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Articles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Blog.Tests.Articles;

public sealed class ImageSizesTests : IDisposable
{
    // White, 40 by 30.
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAACgAAAAeAQAAAAB2pmFwAAAAD0lEQVQI12P4DwIMQ4oEAIsElWtLsePIAAAAAElFTkSuQmCC";
    private const string Jpeg = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAAeACgBAREA/8QAFQABAQAAAA"
        + "AAAAAAAAAAAAAAAAn/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AKpgAAAAAD//2Q==";
    private const string WebP = "UklGRjQAAABXRUJQVlA4ICgAAADwAgCdASooAB4APpFGnkslo6KhpWgAsBIJaQAAKUNt8AD++E0AAAAA";
    private const string Gif = "R0lGODlhKAAeAPAAAP///wAAACH5BAAAAAAALAAAAAAoAB4AAAIhhI+py+0Po5y02ouz3rz7D4biSJbmiabqyrbuC8fyTHMFADs=";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("blog-images-");
    private readonly PhysicalFileProvider _files;
    private readonly ImageSizes _sizes;

    public ImageSizesTests()
    {
        _files = new PhysicalFileProvider(_root.CreateSubdirectory("wwwroot").FullName);
        _sizes = new ImageSizes(_files);
        File.WriteAllText(Path.Combine(_root.FullName, "secret.svg"), Svg("width='7' height='7'"));
    }

    public void Dispose()
    {
        _files.Dispose();
        _root.Delete(recursive: true);
    }

    [Theory]
    [InlineData("png", Png)]
    [InlineData("jpg", Jpeg)]
    [InlineData("webp", WebP)]
    [InlineData("gif", Gif)]
    public void A_picture_has_the_size_of_its_pixels(string ending, string picture)
    {
        Save($"a b.{ending}", Convert.FromBase64String(picture));

        Assert.Equal(new ImageSize(40, 30), _sizes.Find($"/a%20b.{ending}?v=2#wide"));
    }

    [Theory]
    [InlineData(1, 40, 30)]
    [InlineData(3, 40, 30)]
    [InlineData(6, 30, 40)]
    [InlineData(8, 30, 40)]
    public void A_photograph_on_its_side_has_the_size_that_is_shown(byte orientation, int width, int height)
    {
        var jpeg = Convert.FromBase64String(Jpeg);
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ];
        Save("photo.jpg", [.. jpeg[..2], .. exif, .. jpeg[2..]]);

        Assert.Equal(new ImageSize(width, height), _sizes.Find("/photo.jpg"));
    }

    [Theory]
    [InlineData("width='1216' height='520'", 1216, 520)]
    [InlineData("width='121.5px' height=' 52px '", 122, 52)]
    [InlineData("width='100%' height='100%' viewBox='0 0 300 200'", 300, 200)]
    [InlineData("viewBox='-10,-10 30.2,20'", 31, 20)]
    public void A_drawing_has_the_size_that_it_says_or_that_of_its_view(string attributes, int width, int height)
    {
        Save("a.svg", Encoding.UTF8.GetBytes(Svg(attributes)));

        Assert.Equal(new ImageSize(width, height), _sizes.Find("/a.svg#wide"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not XML")]
    [InlineData("<html width='1' height='1'/>")]
    [InlineData("<svg/>")]
    [InlineData("<svg width='-5' height='5'/>")]
    [InlineData("<svg width='1e99' height='5'/>")]
    [InlineData("<svg width='NaN' height='Infinity'/>")]
    [InlineData("<svg viewBox='0 0 0 5'/>")]
    [InlineData("<svg viewBox='1 2 3'/>")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg width='5' height='5'>&a;</svg>")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><svg width='5' height='5'/>")]
    public void What_is_no_drawing_with_a_size_has_none(string text)
    {
        Save("a.svg", Encoding.UTF8.GetBytes(text));

        Assert.Null(_sizes.Find("/a.svg"));
    }

    [Fact]
    public void A_drawing_that_begins_with_a_megabyte_of_nothing_is_not_read_to_its_end()
    {
        Save("a.svg", Encoding.UTF8.GetBytes($"<!--{new string('x', 1_000_000)}-->{Svg("width='5' height='5'")}"));

        Assert.Null(_sizes.Find("/a.svg"));
    }

    [Theory]
    [InlineData("/missing.png")]
    [InlineData("/../secret.svg")]
    [InlineData("/%2e%2e/secret.svg")]
    [InlineData("/..%2fsecret.svg")]
    [InlineData("/%2e%2e%5csecret.svg")]
    [InlineData("/%00.svg")]
    [InlineData("/text.png")]
    [InlineData("/folder")]
    [InlineData("/%")]
    [InlineData("/%ff%fe")]
    [InlineData("/")]
    [InlineData("")]
    public void What_is_not_served_or_no_image_has_no_size(string address)
    {
        Save("text.png", "not a picture"u8.ToArray());
        Directory.CreateDirectory(Path.Combine(_files.Root, "folder"));

        Assert.Null(_sizes.Find(address));
    }

    [Fact]
    public void An_article_says_the_sizes_of_its_images_and_lets_the_first_one_come_at_once()
    {
        Save("a.svg", Encoding.UTF8.GetBytes(Svg("viewBox='0 0 300 200'")));
        var html = new ArticleRenderer(new CodeHighlighter(), _sizes).Render("![One](/a.svg#wide)\n\n![Two](/b.svg)\n\n![Three](/a.svg)").Html;

        var images = new HtmlParser().ParseDocument(html).QuerySelectorAll("img");

        Assert.Equal([("300", "200"), (null, null), ("300", "200")], images.Select(image => (image.GetAttribute("width"), image.GetAttribute("height"))));
        Assert.Equal([null, "lazy", "lazy"], images.Select(image => image.GetAttribute("loading")));
        Assert.All(images, image => Assert.Equal("async", image.GetAttribute("decoding")));
    }

    [Fact]
    public async Task The_renderer_of_a_running_blog_knows_the_files_that_it_serves()
    {
        await using var server = new BlogServer();

        var html = server.Services.GetRequiredService<ArticleRenderer>().Render("![The staff](/demo/staff.svg#wide) and ![none](/demo/../../appsettings.json)").Html;

        Assert.Contains("width=\"1216\" height=\"520\"", html, StringComparison.Ordinal);
        Assert.Single(html.Split("width=").Skip(1));
    }

    private static string Svg(string attributes) => $"<?xml version='1.0'?><!-- a --><svg xmlns='http://www.w3.org/2000/svg' {attributes}><g/></svg>";

    private void Save(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_files.Root, name), bytes);
}
