using System.Diagnostics;
using Blog.E2E.Looks;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

public sealed class ReadersTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task An_author_sees_who_reads_what_and_says_a_word_that_the_reader_answers()
    {
        var blog = Lasting(await Library.OpenAsync());
        var options = new PersonOptions { Blog = blog.Url };
        var administrator = await AnAuthor(options);
        await administrator.SignsIn(Library.AdministratorName, Library.Password);
        await administrator.IsSignedIn();
        await administrator.Opens("/settings");
        await administrator.Field("Authors see who reads now").CheckAsync();
        await administrator.ClicksButton("Save");
        await administrator.Sees("Saved.");
        var author = await AnAuthor(options);
        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.IsSignedIn();
        await author.Opens("/chats/readers");
        await author.Sees("Nobody is reading just now.");
        var reader = await AVisitor(options);

        // The quickest of some: other tests share the machine.
        var quickest = TimeSpan.MaxValue;
        for (var tries = 0; tries < 3; tries++)
        {
            await reader.Opens("/");
            await Expect(author.Page.GetByRole(AriaRole.Cell, new() { Name = "/", Exact = true })).ToBeVisibleAsync();
            var clock = Stopwatch.StartNew();
            await reader.ClicksLink(Library.NewestTitle);
            await Expect(author.Page.GetByRole(AriaRole.Cell, new() { Name = Library.NewestTitle, Exact = true })).ToBeVisibleAsync();
            quickest = clock.Elapsed < quickest ? clock.Elapsed : quickest;
        }

        Assert.InRange(quickest, TimeSpan.Zero, TimeSpan.FromSeconds(2));

        await LooksWellAsync(author, "readers");
        await author.ClicksLink("Speak to");
        await Expect(author.Button("Say it")).ToBeVisibleAsync();
        await LooksWellAsync(author, "readers-speak");
        await author.FillsIn($"What you want to say to whoever reads {Library.NewestTitle}", "Looking for the tables?");
        await author.ClicksButton("Say it");
        await author.Sees("It appears on the reader's page in a moment.");
        await Expect(reader.Page.GetByText("Looking for the tables?")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await LooksWellAsync(reader, "invitation");
        await reader.ClicksLink("Answer");
        await Expect(reader.Field("Your name")).ToBeFocusedAsync();
        await Expect(reader.Panel.GetByText("Looking for the tables?")).ToBeVisibleAsync();
        await reader.FillsIn("Your name", "Ines");
        await reader.FillsIn("Message", "Yes, where are they?");
        await reader.ClicksButton("Send");
        await reader.SeesExactly("Looking for the tables?", "Yes, where are they?");

        await reader.Page.CloseAsync();
        await author.Sees("Nobody is reading just now.");
    }

    private static async Task LooksWellAsync(Person person, string state)
    {
        foreach (var theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await person.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            Assert.Empty(await person.LooksAt(state, theme));
        }
    }
}
