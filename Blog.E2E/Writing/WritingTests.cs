using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Writing;

/// <summary>Writing as authors do it, in a blog of its own.</summary>
public sealed class WritingTests(TestHouse house) : HouseTest(house)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_author_writes_previews_publishes_and_edits(bool hasScript)
    {
        var blog = Lasting(await Library.OpenAsync());
        var author = await WriterAsync(blog, Library.AuthorName, hasScript);
        await author.ClicksLink("New article");
        await author.FillsIn("Title", "Four jars");
        await author.FillsIn("Text", "Jar *three* reads low.");
        await author.FillsIn("Tags", "C#, water");
        if (!hasScript)
        {
            await author.ClicksButton("Preview");
        }

        await Expect(author.Preview().Locator("em")).ToHaveTextAsync("three");
        await author.ClicksButton("Publish");
        await author.SeesHeading("Four jars");
        await author.SeesLink("C#");
        await author.ClicksLink("Edit");
        await Expect(author.Field("Title")).ToHaveValueAsync("Four jars");
        await author.FillsIn("Text", "Jar *four* reads low.");
        await author.ClicksButton("Publish");

        await author.Sees("Your article is saved.");
        await author.IsAt("/articles/four-jars");
        var reader = await AVisitor(new() { Blog = blog.Url, HasScript = false });
        await reader.Opens("/");
        await reader.ClicksLink("Four jars");
        await reader.Sees("four reads low");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_later_of_two_browsers_is_told_and_keeps_the_text(bool hasScript)
    {
        var blog = Lasting(await Library.OpenAsync());
        var author = await WriterAsync(blog, Library.AuthorName, hasScript);
        var administrator = await WriterAsync(blog, "admin", hasScript);
        author.Record.Expect("409");
        await author.Opens($"{Library.NewestPath}/edit");
        await administrator.Opens($"{Library.NewestPath}/edit");
        await administrator.FillsIn("Text", "The administrator's words.");
        await administrator.ClicksButton("Publish");
        await administrator.Sees("Your article is saved.");

        await author.FillsIn("Text", "The author's words.");
        await author.ClicksButton("Publish");

        await author.Sees("This article was changed by");
        await author.Sees("The administrator's words.");
        await Expect(author.Field("Text")).ToHaveValueAsync("The author's words.");
        await author.ClicksButton("Save over it");
        await author.Sees("Your article is saved.");
        await Expect(author.Page.GetByRole(AriaRole.Article).First).ToContainTextAsync("The author's words.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_is_signed_out_while_writing_loses_nothing(bool hasScript)
    {
        var blog = Lasting(await Library.OpenAsync());
        var author = await WriterAsync(blog, Library.AuthorName, hasScript);
        author.Record.Expect("401");
        await author.Opens("/articles/new");
        await author.FillsIn("Title", "Written for long");
        await blog.WithDb(db => db.UserTokens.ExecuteDeleteAsync());

        await author.FillsIn("Text", "Many words.");
        if (hasScript)
        {
            await author.Sees("You were signed out. Publish or save the draft");
        }

        await author.ClicksButton("Publish");
        await author.FillsIn("Username", Library.AuthorName);
        await author.FillsIn("Password", Library.Password);
        await author.ClicksButton("Sign in");
        await author.ClicksButton("Go on");

        await Expect(author.Field("Title")).ToHaveValueAsync("Written for long");
        await Expect(author.Field("Text")).ToHaveValueAsync("Many words.");
        await author.ClicksButton("Publish");
        await author.SeesHeading("Written for long");
    }

    [Fact]
    public async Task What_was_typed_is_offered_after_leaving_and_no_more_once_it_is_saved()
    {
        var blog = Lasting(await Library.OpenAsync());
        var author = await WriterAsync(blog, Library.AuthorName);
        await author.Opens("/articles/new");
        await author.FillsIn("Title", "Left behind");
        await author.FillsIn("Translation of", "tide-3");
        await author.Field("Language").SelectOptionAsync("es");
        await author.FillsIn("Text", "Words.");
        await Expect(author.Preview()).ToContainTextAsync("Words.");

        await author.Opens("/privacy");
        await author.Opens("/articles/new");
        await author.ClicksButton("Restore what you typed");
        await Expect(author.Field("Title")).ToHaveValueAsync("Left behind");
        await Expect(author.Field("Translation of")).ToHaveValueAsync("tide-3");
        await Expect(author.Field("Language")).ToHaveValueAsync("es");
        await Expect(author.Preview()).ToContainTextAsync("Words.");
        await author.ClicksButton("Save draft");
        await author.Sees("version 1");

        await author.Opens("/articles/new");
        await Expect(author.Preview()).ToBeVisibleAsync();
        await Expect(author.Button("Restore what you typed")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_date_is_in_the_writers_own_time_zone()
    {
        var blog = Lasting(await Library.OpenAsync());
        var author = await WriterAsync(blog, Library.AuthorName);
        var session = await author.Context.NewCDPSessionAsync(author.Page);
        await session.SendAsync("Emulation.setTimezoneOverride", new() { ["timezoneId"] = "America/New_York" });
        await author.Opens("/articles/new");
        await author.Sees("Time zone: America/New_York");
        await author.FillsIn("Title", "Far away");
        await author.FillsIn("Text", "Words.");
        await author.FillsIn("Publish at", "2199-07-01T20:00");

        await author.ClicksButton("Save draft");

        await author.Sees("version 1");
        await Expect(author.Field("Publish at")).ToHaveValueAsync("2199-07-01T20:00");
        var stored = await blog.WithDb(db => db.Articles.Where(article => article.Title == "Far away").Select(article => article.PlannedUtc).SingleAsync());
        Assert.Equal(new DateTime(2199, 7, 2, 0, 0, 0, DateTimeKind.Utc), stored);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deleting_asks_first(bool hasScript)
    {
        var blog = Lasting(await Library.OpenAsync());
        var author = await WriterAsync(blog, Library.AuthorName, hasScript);
        await author.Opens($"{Library.NewestPath}/edit");

        await author.ClicksButton("Delete");
        await author.SeesHeading($"Delete “{Library.NewestTitle}”?");
        await author.ClicksLink("Keep it");
        await author.ClicksButton("Delete");
        await author.SeesHeading($"Delete “{Library.NewestTitle}”?");
        await author.ClicksButton("Delete");

        await author.Sees("The article is deleted.");
        await author.IsAt("/");
        await Expect(author.Link(Library.NewestTitle)).ToHaveCountAsync(0);
    }

    private async Task<Author> WriterAsync(BlogServer blog, string userName, bool hasScript = true)
    {
        var author = await AnAuthor(new() { Blog = blog.Url, HasScript = hasScript });
        await author.SignsIn(userName, Library.Password);
        await author.IsSignedIn();
        return author;
    }
}
