using Blog.Chat;
using Blog.Data;

namespace Blog.Tests.Chat;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \t\r\n ", "")]
    [InlineData("  low water  ", "low water")]
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("a\u0000b\u0007c\u001bd\u007fe\u0085f", "abcde\nf")]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("\U0001F30A wave", "\U0001F30A wave")]
    public void A_text_has_one_form(string? given, string expected) => Assert.Equal(expected, MessageText.Normalize(given));

    [Theory]
    [InlineData("a\ufffeb\uffffc\ufdd0d", "abcd")]
    [InlineData("a\U0001FFFEb", "ab")]
    public void What_is_no_character_does_no_harm(string given, string expected) => Assert.Equal(expected, MessageText.Normalize(given));

    [Fact]
    public void Half_of_a_pair_is_shown_as_a_broken_character()
    {
        Assert.Equal("a\ufffdb", MessageText.Normalize("a\ud83cb"));
        Assert.Equal("a\ufffdb", MessageText.Normalize("a\udf0ab"));
        Assert.Equal("Ada\ufffd", VisitorName.Normalize("Ada\ud83c"));
    }

    [Fact]
    public void The_form_of_a_form_is_itself()
    {
        var once = MessageText.Normalize(" \u0001 cafe\u0301\r\n\u0000 end \ufffe ");

        Assert.Equal(once, MessageText.Normalize(once));
    }

    [Fact]
    public void A_message_has_one_to_two_thousand_characters()
    {
        Assert.Null(MessageText.Refusal("a"));
        Assert.Null(MessageText.Refusal(new string('a', Message.MaxTextLength)));
        Assert.Equal("Write something first.", MessageText.Refusal(""));
        Assert.Equal("That is too long: a message has at most 2,000 characters.", MessageText.Refusal(new string('a', Message.MaxTextLength + 1)));
    }
}
