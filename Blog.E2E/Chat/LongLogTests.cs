using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests.Chat;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>A conversation of thousands of messages is no burden for the browser.</summary>
public sealed class LongLogTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Five_thousand_messages_open_at_once_and_scroll_back_by_forty_without_a_jump()
    {
        var visitor = await LongTalkAsync(4_999);
        // The quickest of some: other tests share the machine.
        var quickest = double.MaxValue;
        for (var tries = 0; tries < 5; tries++)
        {
            await visitor.Opens("/chat");
            await Expect(visitor.Log().GetByText("Line 5000", new() { Exact = true })).ToBeInViewportAsync();
            quickest = Math.Min(quickest, await OpeningAsync(visitor));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Opened in {quickest:N0} ms");
        Assert.InRange(quickest, 1, 300);
        await Expect(Items(visitor)).ToHaveCountAsync(40);
        await visitor.IsConnected();

        for (var pages = 2; pages <= 4; pages++)
        {
            var top = await visitor.Log().EvaluateAsync<string>("log => { log.scrollTop = 30; return log.querySelector('li[data-seq]').id; }");
            var was = await TopOfAsync(top);
            await Expect(Items(visitor)).ToHaveCountAsync(40 * pages);
            Assert.InRange(await TopOfAsync(top) - was, -2, 2);
        }

        Task<double> TopOfAsync(string id) => visitor.Page.EvaluateAsync<double>("id => document.querySelector(`#${id} .text`).getBoundingClientRect().top", id);
    }

    [Fact]
    public async Task At_most_three_hundred_messages_stay_in_the_page_and_what_went_comes_again()
    {
        var visitor = await LongTalkAsync(339);
        await visitor.Opens("/");
        await visitor.IsConnected();
        for (var pages = 2; pages <= 8; pages++)
        {
            await visitor.Log().EvaluateAsync("log => { log.scrollTop = 0; }");
            await Expect(Items(visitor)).ToHaveCountAsync(40 * pages);
        }

        await visitor.Says("Back at the end");

        await Expect(Items(visitor)).ToHaveCountAsync(300);
        await visitor.Log().EvaluateAsync("log => { log.scrollTop = 0; }");
        await Expect(Items(visitor)).ToHaveCountAsync(340);
        var numbers = await visitor.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('li[data-seq]')].map(item => Number(item.dataset.seq))");
        Assert.Equal(Enumerable.Range(2, 340), numbers);
    }

    [Fact]
    public async Task A_page_load_keeps_the_message_that_is_read_and_goes_to_the_oldest_shown_where_it_is_not_there()
    {
        var visitor = await LongTalkAsync(119);
        await visitor.Opens("/");
        await visitor.IsConnected();
        await Expect(Items(visitor)).ToHaveCountAsync(40);
        await visitor.Log().EvaluateAsync("log => { log.scrollTop = 0; }");
        await Expect(Items(visitor)).ToHaveCountAsync(80);
        await visitor.Log().EvaluateAsync("log => { log.scrollTop += log.querySelector('[data-seq=\"90\"]').getBoundingClientRect().top - log.getBoundingClientRect().top + 5; }");
        await IsKeptAsync("90 -");

        await visitor.Opens(Library.NewestPath);

        await visitor.IsConnected();
        await IsKeptAsync("90 -");
        Assert.InRange(await TopOfAsync(90), -8, -2);
        await visitor.Log().EvaluateAsync("log => { log.scrollTop = 0; }");
        await Expect(Items(visitor)).ToHaveCountAsync(80);
        await visitor.Log().EvaluateAsync("log => { log.scrollTop += log.querySelector('[data-seq=\"60\"]').getBoundingClientRect().top - log.getBoundingClientRect().top + 5; }");
        await IsKeptAsync("60 -");

        await visitor.Opens("/");

        await visitor.IsConnected();
        await Expect(Items(visitor)).ToHaveCountAsync(40);
        Assert.InRange(await TopOfAsync(81), 0, 80);

        Task IsKeptAsync(string place) => visitor.Page.WaitForFunctionAsync("place => Object.keys(sessionStorage).some(key => key.startsWith('chat-scroll-') && sessionStorage.getItem(key).startsWith(place))", place);

        Task<double> TopOfAsync(int seq) => visitor.Log().EvaluateAsync<double>("(log, seq) => log.querySelector(`[data-seq='${seq}']`).getBoundingClientRect().top - log.getBoundingClientRect().top", seq);
    }

    [Fact]
    public async Task Who_reads_above_is_told_how_much_is_new_and_gets_there_by_a_button()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Above Abe", "From the start");
        for (var number = 1; number <= 12; number++)
        {
            await visitor.Says($"Line {number}\nand more");
        }

        await visitor.Log().EvaluateAsync("log => { log.scrollTop = 0; }");
        await author.Row("Above Abe").ClickAsync();
        await author.Replies("One");
        await author.Replies("Two");
        await author.Replies("Three");

        await Expect(visitor.Button("3 new")).ToBeVisibleAsync();
        Assert.Equal(0, await visitor.Log().EvaluateAsync<int>("log => log.scrollTop"));
        await visitor.ClicksButton("3 new");
        await Expect(visitor.Log().GetByText("Three", new() { Exact = true })).ToBeInViewportAsync();
        await Expect(visitor.Page.Locator(".jump")).ToBeHiddenAsync();
    }

    private async Task<Visitor> LongTalkAsync(int more)
    {
        var blog = Lasting(await Library.OpenAsync());
        var visitor = await AVisitor(new() { Blog = blog.Url });
        await visitor.Opens("/");
        await visitor.StartsChat("Long Lotte", "Line 1");
        await blog.LengthenAsync(Guid.Parse(await visitor.Page.Locator("#chat-pane").GetAttributeAsync("data-conversation") ?? ""), more);
        return visitor;
    }

    private static ILocator Items(Visitor visitor) => visitor.Log().Locator("li[data-seq]");

    /// <summary>From the first byte until the page and its scripts are there.</summary>
    private static Task<double> OpeningAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<double>("(() => { const [load] = performance.getEntriesByType('navigation'); return load.domContentLoadedEventEnd - load.requestStart; })()");
}
