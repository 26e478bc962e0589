using Blog.Web;

namespace Blog.Tests.Web;

public sealed class PagerTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(4, 7, "1 2 3 4 5 6 7")]
    [InlineData(1, 8, "1 2 3 4 … 8")]
    [InlineData(4, 8, "1 … 3 4 5 … 8")]
    [InlineData(50, 99, "1 … 49 50 51 … 99")]
    [InlineData(99, 99, "1 … 96 97 98 99")]
    public void Ends_and_neighbours_are_shown(int page, int count, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', new Pager("/", "list", page, count).Numbers().Select(number => number is null ? "…" : $"{number}")));

    [Fact]
    public void Page_1_has_the_plain_address()
    {
        var pager = new Pager("/tags/a", "list", 2, 3);

        Assert.Equal("/tags/a", pager.Address(1));
        Assert.Equal("/tags/a?page=2", pager.Address(2));
        Assert.Equal("/users?q=a&page=2", new Pager("/users?q=a", "list", 1, 3).Address(2));
    }
}
