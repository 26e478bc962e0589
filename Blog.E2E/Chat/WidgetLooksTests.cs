using Blog.Chat;
using Blog.E2E.Looks;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>Every state of the visitor's panel lies well and is accessible.</summary>
public sealed class WidgetLooksTests(TestHouse house) : HouseTest(house)
{
    [Theory]
    [InlineData(360, ColorScheme.Light, "es-ES")]
    [InlineData(360, ColorScheme.Dark, "en-US")]
    [InlineData(1280, ColorScheme.Light, "en-US")]
    public async Task Every_state_of_the_panel_lies_well_and_is_accessible(int width, ColorScheme theme, string locale)
    {
        List<string> faults = [];
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var blog = Lasting(await Library.OpenAsync(time: time));
        var visitor = await AVisitor(new() { Blog = blog.Url, Width = width, ColorScheme = theme, Locale = locale });
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();
        await LookAsync("away");
        await visitor.Page.FillAsync("#chat-name", "Wilhelmina Featherstonehaugh-Cholmondeley");
        await visitor.Page.FillAsync("#chat-text", $"A word that never ends: {new string('m', 90)}");
        await visitor.Page.ClickAsync("button[form=chat-start]");
        await visitor.IsConnected();
        await LookAsync("talk");

        time.Advance(TimeSpan.FromSeconds(121));
        await blog.Services.GetServices<IHostedService>().OfType<WaitingLines>().Single().TellAsync(TestContext.Current.CancellationToken);
        await visitor.Page.FillAsync("#step-email", "nowhere");
        await visitor.Page.PressAsync("#step-email", "Enter");
        visitor.Record.Expect("422");
        await Expect(visitor.Page.Locator("#step-error")).ToBeVisibleAsync();
        await LookAsync("waiting");

        var menu = visitor.Page.Locator("#chat-menu > summary");
        await menu.ClickAsync();
        await LookAsync("menu");
        foreach (var part in await visitor.Page.Locator(".menu-list summary").AllAsync())
        {
            await part.ClickAsync();
            await LookAsync($"menu-{await part.EvaluateAsync<string>("part => part.textContent.trim().replaceAll(' ', '-')")}");
        }

        await visitor.Page.Locator(".menu-end summary").ClickAsync();
        await visitor.Page.Locator(".menu-end button").ClickAsync();
        await LookAsync("closed");
        await visitor.Page.ClickAsync("#rate-disliked");
        await Expect(visitor.Page.Locator("#rating-comment")).ToBeVisibleAsync();
        await LookAsync("rated");
        await visitor.Page.ClickAsync("#chat-step a");
        await Expect(visitor.Page.Locator("#chat-start .past-chats")).ToBeVisibleAsync();
        await LookAsync("anew");
        await visitor.Page.FillAsync("#chat-text", "And another");
        await visitor.Page.ClickAsync("button[form=chat-start]");
        await visitor.IsConnected();
        await menu.ClickAsync();
        await visitor.Page.ClickAsync(".menu-list a[href*=earlier]");
        await Expect(visitor.Page.Locator("[data-pane=earlier]")).ToBeVisibleAsync();
        await LookAsync("earlier");
        await visitor.Page.ClickAsync(".past-chats a");
        await Expect(visitor.Page.Locator("[data-pane=past]")).ToBeVisibleAsync();
        await LookAsync("past");
        await visitor.Page.ClickAsync(".chat-back a");
        await visitor.IsConnected();
        await menu.ClickAsync();
        await visitor.Page.Locator(".menu-list summary").Last.ClickAsync();
        await visitor.Page.ClickAsync("form[action$=forget] button");
        await Expect(visitor.Page.Locator("[data-pane=farewell]")).ToBeVisibleAsync();
        await LookAsync("farewell");

        Assert.Empty(faults);

        async Task LookAsync(string state) => faults.AddRange(await visitor.LooksAt($"widget-{state}-{locale}", theme));
    }

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task An_answer_beside_the_launcher_and_what_is_new_lie_well_and_are_accessible(int width, ColorScheme theme)
    {
        List<string> faults = [];
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor(new() { Width = width, ColorScheme = theme });
        await visitor.Opens(Library.NewestPath);
        var name = $"Peek {width}";
        await visitor.StartsChat(name, "Call me");
        await visitor.ClosesPanel();
        await author.OpensConversation(name, "Call me");
        await author.Replies(new string('m', 200));
        await Expect(visitor.Page.Locator(".peek")).ToBeVisibleAsync();
        await LookAsync("peek");
        await visitor.ClicksButton("Answer");
        await Expect(visitor.Log().Locator("li.new")).ToBeVisibleAsync();
        await LookAsync("new");

        Assert.Empty(faults);

        async Task LookAsync(string state) => faults.AddRange(await visitor.LooksAt($"widget-{state}", theme));
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(768, ColorScheme.Dark)]
    public async Task What_is_refused_unsent_or_below_lies_well_and_is_accessible(int width, ColorScheme theme)
    {
        List<string> faults = [];
        // A blog of its own: an account has one chat at a time.
        var blog = Lasting(await Library.OpenAsync());
        var wire = Lasting(new Wire(blog.Url));
        var visitor = await AVisitor(new() { Wire = wire, Width = width, ColorScheme = theme });
        visitor.Record.Expect("422");
        await visitor.SignsIn(Library.ReaderName, Library.Password);
        await visitor.IsSignedIn();
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();
        await visitor.FillsIn("E-mail", "nowhere");
        await visitor.FillsIn("Message", "To be refused");
        await visitor.ClicksButton("Send");
        await Expect(visitor.Page.Locator("#chat-email-error")).ToBeVisibleAsync();
        await LookAsync("refused");
        await visitor.FillsIn("E-mail", "");
        await visitor.ClicksButton("Send");
        await visitor.IsConnected();
        for (var number = 1; number <= 12; number++)
        {
            await visitor.Says($"Line {number} of {width}\nand more");
        }

        var author = await AnAuthor(new() { Blog = blog.Url });
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.Row("Fenja Ferry", $"Line 12 of {width}").ClickAsync();
        await visitor.Log().EvaluateAsync("log => { log.scrollTop = 0; }");
        await author.Replies($"Below {width}");
        await visitor.SeesButton("1 new");
        await LookAsync("below");
        await visitor.GoesOffline();
        await visitor.Writes("Not yet");
        await visitor.SeesPending("Not yet", "Not sent", within: TimeSpan.FromSeconds(15));
        await visitor.SeesConnection("offline");
        await LookAsync("unsent");
        await visitor.ComesBackOnline();
        await visitor.SeesMessage("Not yet");
        await visitor.EndsChat();
        await visitor.ClicksButton("This helped");
        await Expect(visitor.Page.Locator("#rating-comment")).ToBeVisibleAsync();
        await LookAsync("liked");

        Assert.Empty(faults);

        async Task LookAsync(string state) => faults.AddRange(await visitor.LooksAt($"widget-{state}", theme));
    }
}
