using Blog.Data;
using Blog.E2E.Servers;
using Blog.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Comments;

/// <summary>Voting and commenting, by several people on one article.</summary>
public sealed class TalkTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Two_people_vote_and_comment_on_one_article_at_the_same_time()
    {
        var blog = Lasting(await Library.OpenAsync());
        var one = await AVisitor(new() { Blog = blog.Url });
        var other = await AVisitor(new() { Blog = blog.Url });
        await one.SignsInTo(Library.NewestPath, Library.OtherAuthorName, Library.Password);
        await other.SignsInTo(Library.NewestPath, "admin", Library.Password);

        await Task.WhenAll(one.Vote("Like").ClickAsync(), other.Vote("Like").ClickAsync());
        await Task.WhenAll(one.SeesPressed("Like"), other.SeesPressed("Like"));
        await Task.WhenAll(one.Comments("From the lighthouse"), other.Comments("From the office"));
        await other.Vote("Dislike").ClickAsync();
        await other.SeesVotes(1, 1);

        foreach (var person in new[] { one, other })
        {
            await person.Page.ReloadAsync();
            await person.SeesVotes(1, 1);
            await person.SeesHeading("3 comments");
            await Expect(person.Comment("From the lighthouse")).ToBeVisibleAsync();
            await Expect(person.Comment("From the office")).ToBeVisibleAsync();
        }

        await other.SeesPressed("Dislike");
    }

    [Fact]
    public async Task A_double_click_is_one_vote_and_an_open_chat_with_its_draft_stays()
    {
        var blog = Lasting(await Library.OpenAsync());
        var visitor = await AVisitor(new() { Blog = blog.Url });
        await visitor.SignsInTo(Library.NewestPath, Library.OtherAuthorName, Library.Password);
        await visitor.OpensChat();
        await visitor.FillsIn("Message", "half a thought");
        var loads = visitor.Record.PageLoads.Count;

        await visitor.Vote("Like").EvaluateAsync("button => { button.click(); button.click(); }");
        await visitor.SeesPressed("Like");
        await visitor.SeesVotes(1, 0);
        await visitor.Comments("While chatting");

        await visitor.SeesHeading("2 comments");
        await Expect(visitor.Field("Comment")).ToHaveValueAsync(string.Empty);
        await Expect(visitor.Panel).ToBeVisibleAsync();
        await Expect(visitor.Field("Message")).ToHaveValueAsync("half a thought");
        Assert.Equal(loads, visitor.Record.PageLoads.Count);
    }

    [Fact]
    public async Task By_keyboard_a_comment_is_posted_deleted_and_brought_back()
    {
        var blog = Lasting(await Library.OpenAsync());
        var author = await AnAuthor(new() { Blog = blog.Url });
        await author.SignsInTo(Library.NewestPath, Library.AuthorName, Library.Password);

        await author.Field("Comment").FocusAsync();
        await author.Page.Keyboard.TypeAsync("Typed");
        await author.Page.Keyboard.PressAsync("Tab");
        await author.Page.Keyboard.PressAsync("Enter");
        var comment = author.Comment("Typed");
        await Expect(comment).ToBeVisibleAsync();
        await comment.GetByRole(AriaRole.Link, new() { Name = "Delete the comment by" }).FocusAsync();
        await author.Page.Keyboard.PressAsync("Enter");
        await Expect(comment.GetByText("Delete this comment?")).ToBeVisibleAsync();
        await Expect(author.Page.Locator("[id$='-actions']:focus")).ToHaveCountAsync(1);
        await author.Page.Keyboard.PressAsync("Tab");
        await author.Page.Keyboard.PressAsync("Enter");
        await author.Sees("Comment deleted.");
        await author.SeesHeading("1 comment");
        await author.Page.Keyboard.PressAsync("Tab");
        await Expect(author.Button("Undo")).ToBeFocusedAsync();
        await author.Page.Keyboard.PressAsync("Enter");

        await Expect(author.Comment("Typed")).ToBeVisibleAsync();
        await author.SeesHeading("2 comments");
    }

    [Fact]
    public async Task Without_script_people_vote_comment_delete_and_undo_by_plain_forms()
    {
        var blog = Lasting(await Library.OpenAsync());
        var author = await AnAuthor(new() { Blog = blog.Url, HasScript = false });
        author.Record.Expect("422");
        await author.SignsInTo(Library.NewestPath, Library.AuthorName, Library.Password);

        await author.Vote("Like").ClickAsync();
        await author.SeesVotes(1, 0);
        await author.Vote("Like").ClickAsync();
        await author.SeesVotes(0, 0);
        await author.ClicksButton("Post comment");
        await author.Sees("Write something first.");
        await author.Comments("Plain words");
        await author.Comment("Plain words").GetByRole(AriaRole.Link, new() { Name = "Delete the comment by" }).ClickAsync();
        await author.SeesHeading("Delete this comment?");
        await author.ClicksButton("Delete comment");
        await author.Sees("Comment deleted.");
        await author.SeesHeading("1 comment");
        await author.ClicksButton("Undo");

        await Expect(author.Comment("Plain words")).ToBeVisibleAsync();
        await author.SeesHeading("2 comments");
    }

    [Fact]
    public async Task A_readers_first_comment_waits_until_the_author_approves_it()
    {
        var blog = Lasting(await Library.OpenAsync());
        var reader = await AVisitor(new() { Blog = blog.Url });
        var author = await AnAuthor(new() { Blog = blog.Url });
        await reader.SignsInTo(Library.NewestPath, Library.ReaderName, Library.Password);
        await reader.Comments("My first");
        await Expect(reader.Comment("My first")).ToContainTextAsync("Waits for approval");

        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.Page.GetByRole(AriaRole.Link, new() { Name = "Comments 1" }).ClickAsync();
        await author.SeesHeading("Comments that wait for approval");
        await author.ClicksButton("Approve the comment by Fenja Ferry");
        await Expect(author.Comment("My first")).ToContainTextAsync("Approved");
        await Expect(author.Page.GetByRole(AriaRole.Link, new() { Name = "Comments 1" })).ToHaveCountAsync(0);

        await reader.Comments("My second");
        await Expect(reader.Comment("My second")).Not.ToContainTextAsync("Waits for approval");
    }

    [Fact]
    public async Task A_session_that_ended_keeps_the_typed_text_until_it_is_posted()
    {
        var blog = Lasting(await Library.OpenAsync());
        var visitor = await AVisitor(new() { Blog = blog.Url });
        visitor.Record.Expect("401");
        await visitor.SignsInTo(Library.NewestPath, Library.OtherAuthorName, Library.Password);
        await EndSessionsAsync(blog);

        await visitor.FillsIn("Comment", "Long thought over");
        await visitor.ClicksButton("Post comment");
        await visitor.Sees("You were signed out.");
        await Expect(visitor.Field("Comment")).ToHaveValueAsync("Long thought over");
        await visitor.ClicksLink("Sign in to comment");
        await visitor.FillsIn("Username", Library.OtherAuthorName);
        await visitor.FillsIn("Password", Library.Password);
        await visitor.ClicksButton("Sign in");

        await Expect(visitor.Field("Comment")).ToHaveValueAsync("Long thought over");
        await visitor.ClicksButton("Post comment");
        await Expect(visitor.Comment("Long thought over")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_under_an_article_lies_well_and_is_accessible()
    {
        var blog = Lasting(await Library.OpenAsync());
        foreach (var (width, theme) in new[] { (360, ColorScheme.Light), (768, ColorScheme.Dark), (1280, ColorScheme.Light) })
        {
            var author = await AnAuthor(new() { Blog = blog.Url, Width = width, ColorScheme = theme });
            await author.SignsInTo(Library.NewestPath, Library.AuthorName, Library.Password);
            await author.Vote("Like").ClickAsync();
            await author.Page.GetByRole(AriaRole.Link, new() { Name = "Delete the comment by" }).First.ClickAsync();
            await author.SeesButton("Delete comment");

            Assert.Empty(await Looks.Look.LooksAt(author, "talk", theme));
        }
    }

    private static Task<int> EndSessionsAsync(BlogServer blog) =>
        blog.WithDb(db => db.WriteAsync(() => db.UserTokens.ExecuteDeleteAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));
}
