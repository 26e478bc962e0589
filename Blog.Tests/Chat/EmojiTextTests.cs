using Blog.Chat;

namespace Blog.Tests.Chat;

public sealed class EmojiTextTests
{
    [Theory]
    [InlineData("🌊", true)]
    [InlineData("👍🏽", true)]
    [InlineData("👩‍👩‍👧‍👦", true)]
    [InlineData("🇪🇸", true)]
    [InlineData("❤️", true)]
    [InlineData("☂", true)]
    [InlineData("🌊🌊", false)]
    [InlineData("🌊!", false)]
    [InlineData("a", false)]
    [InlineData("7", false)]
    [InlineData("é", false)]
    [InlineData("字", false)]
    [InlineData("", false)]
    public void A_message_that_is_one_picture_is_told_from_words(string text, bool isOne) => Assert.Equal(isOne, EmojiText.IsOne(text));
}
