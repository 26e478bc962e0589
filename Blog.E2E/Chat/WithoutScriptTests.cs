using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

public sealed class WithoutScriptTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_visitor_asks_and_reads_the_answer_by_plain_forms()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor(new() { HasScript = false });
        await visitor.Opens(Library.NewestPath);
        await visitor.Launcher.ClickAsync();
        await Expect(visitor.Button("Send")).ToBeEnabledAsync();
        await visitor.FillsIn("Your name", "Plain Paula");
        await visitor.FillsIn("Message", "Does this work?");
        await visitor.ClicksButton("Send");
        await visitor.SeesExactly("Does this work?");

        await author.OpensConversation("Plain Paula", "Does this work?");
        await author.Replies("It does.");
        await visitor.ClicksLink("Look for answers");
        await visitor.SeesMessage("It does.");

        await visitor.FillsIn("Message", "Wonderful");
        await visitor.ClicksButton("Send");
        await visitor.SeesExactly("Does this work?", "Hanna Harbour joined", "It does.", "Wonderful");
        await author.SeesMessage("Wonderful");
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(360, 480)]
    public async Task A_long_talk_shows_its_end_and_the_box_to_write_in_after_every_step(int width, int height)
    {
        var visitor = await AVisitor(new() { HasScript = false, Width = width, Height = height });
        await visitor.Opens("/chat");
        await visitor.FillsIn("Your name", "Lengthy Lou");
        for (var number = 1; number <= 15; number++)
        {
            await visitor.FillsIn("Message", $"Line {number}");
            await visitor.ClicksButton("Send");
            await SeesTheEndAsync($"Line {number}");
        }

        for (var look = 1; look <= 3; look++)
        {
            await visitor.Page.RunAndWaitForResponseAsync(() => visitor.ClicksLink("Look for answers"), answer => answer.Request.IsNavigationRequest);
            await SeesTheEndAsync("Line 15");
        }

        async Task SeesTheEndAsync(string newest)
        {
            await Expect(visitor.Log().GetByText(newest, new() { Exact = true })).ToBeInViewportAsync(new() { Ratio = 1 });
            await Expect(visitor.Field("Message")).ToBeInViewportAsync(new() { Ratio = 1 });
        }
    }

    [Fact]
    public async Task What_only_a_script_can_take_away_has_no_button_for_it()
    {
        var scripted = await AVisitor();
        await scripted.Opens(Library.NewestPath);
        await scripted.OpensChat();
        await scripted.SeesButton("Remove the article");

        var visitor = await AVisitor(new() { HasScript = false });
        await visitor.Opens(Library.NewestPath);
        await visitor.Launcher.ClickAsync();
        await visitor.Sees("About:");
        await Expect(visitor.Button("Remove the article")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_blank_name_is_refused_by_the_server_and_the_message_is_kept()
    {
        var visitor = await AVisitor(new() { HasScript = false });
        visitor.Record.Expect("422");
        await visitor.Opens("/chat");
        await visitor.FillsIn("Your name", "   ");
        await visitor.FillsIn("Message", "Anonymous words");
        await visitor.ClicksButton("Send");

        await visitor.Sees("Write your name first.");
        await Expect(visitor.Field("Message")).ToHaveValueAsync("Anonymous words");
    }

    [Fact]
    public async Task An_author_answers_by_plain_forms()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Rich Rita", "Is anybody there?");
        var author = await AnAuthor(new() { HasScript = false });
        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.ClicksLink("Chats");

        await author.OpensConversation("Rich Rita", "Is anybody there?");
        await author.FillsIn("Reply", "I am.");
        await author.ClicksButton("Send");

        await author.SeesMessage("I am.");
        await visitor.SeesMessage("I am.");
    }

    [Fact]
    public async Task An_author_leaves_a_private_note_by_a_plain_form()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Noted Nell", "Is this kept?");
        var author = await AnAuthor(new() { HasScript = false });
        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.ClicksLink("Chats");
        await author.OpensConversation("Noted Nell", "Is this kept?");
        await Expect(author.Field("Reply")).ToBeVisibleAsync();

        await author.FillsIn("Private note", "Only for us");
        await author.ClicksButton("Save note");

        await Expect(author.Log().Locator("[data-kind=note] .text")).ToHaveTextAsync("Only for us");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    public async Task What_is_known_of_the_visitor_follows_below_the_conversation(int width)
    {
        var name = $"Narrow Ned {width}";
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat(name, "Who am I?");
        var author = await AnAuthor(new() { HasScript = false, Width = width });
        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.Opens("/chats");
        await author.OpensConversation(name, "Who am I?");
        await Expect(author.Field("Reply")).ToBeInViewportAsync();

        await author.ClicksLink("About this visitor");

        await Expect(author.Page.GetByRole(AriaRole.Complementary, new() { Name = "About this visitor" })).ToBeInViewportAsync();
        await author.ClicksLink("Back to the conversation");
        await Expect(author.Field("Reply")).ToBeInViewportAsync();
    }
}
