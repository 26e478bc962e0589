using Blog.E2E.People;
using Blog.E2E.Servers;

namespace Blog.E2E.Chat;

/// <summary>Each side sees that the other one writes, and not a moment too long.</summary>
public sealed class TypingTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Typing_shows_on_the_other_side_and_goes_with_the_message_the_box_or_the_tab()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Typist", "A question");
        await visitor.IsConnected();
        await author.OpensConversation("Typist", "A question");

        await visitor.Types("One mo");
        await author.SeesTyping("Typist is typing…");
        await visitor.SeesNoTyping();
        await visitor.Says("One more");
        await author.SeesNoTyping();

        await author.Types("Let me");
        await visitor.SeesTyping("Hanna Harbour is typing…");
        await author.Types("");
        await visitor.SeesNoTyping();

        await author.Types("Let me see");
        await visitor.SeesTyping("Hanna Harbour is typing…");
        await visitor.SeesNoTyping();

        await visitor.Types("And");
        await author.SeesTyping("Typist is typing…");
        await visitor.Page.CloseAsync();
        await author.SeesNoTyping();
    }
}
