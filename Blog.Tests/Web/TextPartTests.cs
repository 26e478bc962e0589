using Blog.Web;

namespace Blog.Tests.Web;

public sealed class TextPartTests
{
    [Theory]
    [InlineData("See https://blog.example/tides.", "https://blog.example/tides")]
    [InlineData("(http://blog.example/a?b=c&d=e#f)", "http://blog.example/a?b=c&d=e#f")]
    [InlineData("HTTPS://BLOG.EXAMPLE", "HTTPS://BLOG.EXAMPLE")]
    [InlineData("<https://blog.example>", "https://blog.example")]
    [InlineData("\"https://blog.example\" - and https://other.example/x!", "https://blog.example", "https://other.example/x")]
    [InlineData("https://münchen.example/ñ", "https://münchen.example/ñ")]
    public void Addresses_become_links_without_what_only_stands_beside_them(string text, params string[] links) =>
        Assert.Equal(links, TextPart.Split(text).Where(part => part.IsLink).Select(part => part.Text));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("ftp://blog.example")]
    [InlineData("www.blog.example")]
    [InlineData("https://")]
    [InlineData("https://...")]
    [InlineData("https :// blog.example")]
    public void Nothing_else_becomes_a_link(string text) => Assert.DoesNotContain(TextPart.Split(text), part => part.IsLink);

    [Theory]
    [InlineData("")]
    [InlineData("no address")]
    [InlineData("https://a.example, then https://b.example; \n\nend.")]
    [InlineData("https://... https://a.example")]
    public void The_parts_together_are_the_text(string text) => Assert.Equal(text, string.Concat(TextPart.Split(text).Select(part => part.Text)));

    [Fact]
    public void The_longest_message_of_addresses_is_cut_quickly()
    {
        var text = string.Concat(Enumerable.Repeat("https://'", 222));

        Assert.Equal(text, string.Concat(TextPart.Split(text).Select(part => part.Text)));
    }
}
