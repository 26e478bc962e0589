using Blog.Chat;

namespace Blog.Tests.Chat;

public sealed class VisitorNameTests
{
    [Fact]
    public void A_name_has_one_to_sixty_characters()
    {
        Assert.Null(VisitorName.Refusal("A"));
        Assert.Null(VisitorName.Refusal(new string('a', 60)));
        Assert.Equal("Write your name first.", VisitorName.Refusal(""));
        Assert.Equal("That name is too long: 60 characters at most.", VisitorName.Refusal(new string('a', 61)));
    }
}
