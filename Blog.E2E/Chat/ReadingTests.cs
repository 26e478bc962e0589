using System.Diagnostics;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>What the visitor reads while the chat goes on.</summary>
public sealed class ReadingTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task The_author_sees_within_two_seconds_to_which_article_the_visitor_has_gone_and_back_between_the_messages()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Wanderer", "Where do I begin?");
        await visitor.ClicksButton("Close chat");
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Wanderer", "Where do I begin?");
        var reading = author.Page.Locator(".thread-head").GetByRole(AriaRole.Link, new() { Name = Library.NewestTitle, Exact = true });
        // The quickest of some: other tests share the machine.
        var quickest = TimeSpan.MaxValue;
        for (var tries = 0; tries < 3; tries++)
        {
            await Expect(reading).ToBeHiddenAsync();
            var clock = Stopwatch.StartNew();
            await visitor.ClicksLink(Library.NewestTitle);
            await Expect(reading).ToBeVisibleAsync();
            quickest = clock.Elapsed < quickest ? clock.Elapsed : quickest;
            await visitor.Page.GoBackAsync();
        }

        Assert.InRange(quickest, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        await author.Replies("With the gauge.");
        var trail = author.Log().Locator("li.aside").Filter(new() { HasText = Library.NewestTitle });
        await Expect(trail).ToBeVisibleAsync();
        Assert.Equal(
            "Where do I begin? | Read in between | With the gauge.",
            await author.Log().EvaluateAsync<string>("log => [...log.querySelectorAll('li[data-sender]:not([data-sender=system]) .text, li.aside')].map(item => item.matches('.aside') ? 'Read in between' : item.textContent).join(' | ')"));
    }
}
