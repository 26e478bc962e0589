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
    [InlineData(360, ColorScheme.Light, "en-US")]
    [InlineData(360, ColorScheme.Dark, "es-ES")]
    [InlineData(768, ColorScheme.Dark, "en-US")]
    [InlineData(1280, ColorScheme.Light, "es-ES")]
    [InlineData(1280, ColorScheme.Dark, "en-US")]
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
}
