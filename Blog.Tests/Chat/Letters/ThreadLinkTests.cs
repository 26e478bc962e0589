using System.Net;
using System.Text.RegularExpressions;
using Blog.Tests.Accounts;
using Blog.Tests.Mail;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Chat.Letters;

/// <summary>The links in a visitor's mail: good for seven days, and only by a button.</summary>
public sealed partial class ThreadLinkTests : IAsyncDisposable
{
    private readonly LetterBlog _blog = new();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task It_opens_the_same_thread_on_another_device_by_a_button_and_not_by_looking()
    {
        await using var visitor = await AnsweredAsync();
        await using var phone = new ChatVisitor(_blog.Server.Url);

        var looked = await phone.Http.Get(Link("link"));
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.Contains("no-store", looked.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Null(phone.Cookies["visitor"]);

        var opened = await phone.Http.SendsForm(Link("link"), []);
        Assert.Equal((HttpStatusCode.SeeOther, $"/chat?c={visitor.Conversation}"), (opened.Status, opened.Headers["Location"]));
        await phone.OpensPaneAsync();
        Assert.Equal(visitor.Conversation, phone.Conversation);
        Assert.True(phone.View.Shows("At half past six."));
        await phone.ConnectsAsync();
        await phone.SaysAsync("Thank you, from my phone");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    public async Task It_opens_its_own_thread_also_when_that_is_over_and_another_one_is_open(int hours)
    {
        await using var visitor = await AnsweredAsync();
        var first = visitor.Conversation;
        await visitor.PressesAsync("end");
        _blog.Clock.Advance(TimeSpan.FromHours(hours));
        await visitor.PostsStartAsync("Vera", "Something else");
        Assert.NotEqual(first, visitor.Conversation);
        await using var phone = new ChatVisitor(_blog.Server.Url);

        var opened = await phone.Http.SendsForm(Link("link"), []);
        var shown = await phone.Http.Get(opened.Headers["Location"]);

        Assert.Equal(first, shown.Document.QuerySelector("#chat-pane")!.GetAttribute("data-conversation"));
        Assert.Contains("At half past six.", shown.Texts("li .text"));
    }

    [Fact]
    public async Task It_opens_no_chats_whose_answers_go_to_another_mailbox()
    {
        await using var visitor = await AnsweredAsync();
        await visitor.PressesAsync("end");
        _blog.Clock.Advance(TimeSpan.FromHours(25));
        await visitor.PostsStartAsync("Vera", "Something else");
        await visitor.PressesAsync("email", ("email", "another@example.org"));
        await using var phone = new ChatVisitor(_blog.Server.Url);

        Assert.Contains("This chat opens only where it began", (await phone.Http.Get(Link("link"))).Text("main"), StringComparison.Ordinal);
        var token = Uri.UnescapeDataString(Link("link").Split("t=")[1]);
        var refused = await phone.Http.Post("/chat/link", new Dictionary<string, string>(StringComparer.Ordinal) { ["t"] = token, ["__RequestVerificationToken"] = (await phone.Http.Get("/chat/token")).Html });

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Null(phone.Cookies["visitor"]);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.Get(Link("link"))).Status);
    }

    [Fact]
    public async Task It_is_good_for_seven_days()
    {
        await using var visitor = await AnsweredAsync();
        var link = Link("link");
        using var browser = _blog.Server.CreateClient();
        _blog.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(link)).Status);
        var early = await browser.FillsForm(link, []);

        _blog.Clock.Advance(TimeSpan.FromSeconds(1));

        var late = await browser.Get(link);
        Assert.Equal(HttpStatusCode.Gone, late.Status);
        Assert.Equal("This link does not work any more", late.Text("main h1"));
        var sent = await early.SendsAsync();
        Assert.Equal(HttpStatusCode.Gone, sent.Status);
        Assert.False(sent.Headers.TryGetValue("Set-Cookie", out var cookies) && cookies.Contains("visitor=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("link", "")]
    [InlineData("link", "CfDJ8forged")]
    [InlineData("link", "other")]
    [InlineData("stop-mail", "")]
    [InlineData("stop-mail", "CfDJ8forged")]
    [InlineData("stop-mail", "other")]
    public async Task A_forged_link_or_one_for_another_deed_opens_nothing(string page, string token)
    {
        await using var visitor = await AnsweredAsync();
        var other = Link(page == "link" ? "stop-mail" : "link").Split("t=")[1];
        using var browser = _blog.Server.CreateClient();

        var shown = await browser.Get($"/chat/{page}?t={(token == "other" ? other : token)}");

        Assert.Equal(HttpStatusCode.Gone, shown.Status);
        Assert.Equal("This link does not work any more", shown.Text("main h1"));
        Assert.Empty(shown.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task A_thread_of_an_account_is_opened_by_signing_in_only()
    {
        await using var visitor = await AnsweredAsync();
        var link = Link("link");
        using var stranger = _blog.Server.CreateClient();
        var before = await stranger.FillsForm(link, []);
        await _blog.Server.AddUserAsync("lena");
        using var signedIn = await visitor.Http.SignInAsync("lena");

        var shown = await stranger.Get(link);
        Assert.Equal("This chat belongs to an account", shown.Text("main h1"));
        Assert.Equal($"/account/login?returnUrl=%2Fchat%3Fc%3D{visitor.Conversation}", shown.Document.QuerySelector("main a.btn")!.GetAttribute("href"));
        var sent = await before.SendsAsync();
        Assert.Equal(HttpStatusCode.Forbidden, sent.Status);
        Assert.False(sent.Headers.TryGetValue("Set-Cookie", out var cookies) && cookies.Contains("visitor=", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Http.SendsForm(link, [])).Status);
    }

    [Fact]
    public async Task Who_is_signed_in_with_chats_of_their_own_is_told_to_sign_out_first()
    {
        await using var visitor = await AnsweredAsync();
        await _blog.Server.AddUserAsync("lena");
        await using var lena = new ChatVisitor(_blog.Server.Url);
        using var signedIn = await lena.Http.SignInAsync("lena");
        await lena.StartsAsync();

        Assert.Equal("You are signed in with chats of your own", (await lena.Http.Get(Link("link"))).Text("main h1"));
    }

    [Fact]
    public async Task The_chat_that_a_browser_would_lose_is_named()
    {
        await using var visitor = await AnsweredAsync();
        await using var other = await _blog.VisitorAsync(email: null);

        Assert.Contains("This browser has an open chat of its own. It would lose it.", (await other.Http.Get(Link("link"))).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("It would lose it.", (await visitor.Http.Get(Link("link"))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_link_ends_the_mail_by_a_button_and_not_by_looking()
    {
        await using var visitor = await AnsweredAsync();
        var link = Link("stop-mail");
        using var browser = _blog.Server.CreateClient();
        Assert.Equal("No more e-mail about this chat?", (await browser.Get(link)).Text("main h1"));
        Assert.Equal(LetterBlog.Address, (await _blog.Server.StoredConversationAsync(visitor.ConversationId)).VisitorEmail);

        var stopped = await browser.SendsForm(link, []);

        Assert.Equal("No more e-mail about this chat", stopped.Text("main h1"));
        Assert.Null((await _blog.Server.StoredConversationAsync(visitor.ConversationId)).VisitorEmail);
    }

    [Fact]
    public async Task Its_address_is_the_public_one_where_there_is_one()
    {
        await using var server = new BlogServer { Settings = { ["Blog:PublicUrl"] = "https://blog.example.org" } };

        var links = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Blog.Chat.Letters.ThreadLinks>(server.Services);

        Assert.StartsWith("https://blog.example.org/chat/link?t=", links.ToThread(Guid.NewGuid()), StringComparison.Ordinal);
    }

    /// <summary>A visitor whose answer was mailed.</summary>
    private async Task<ChatVisitor> AnsweredAsync()
    {
        await using var author = await _blog.AuthorAsync("ada");
        var visitor = await _blog.VisitorAsync();
        await author.PostsAsync(visitor.Conversation, "At half past six.");
        await _blog.PassAsync(minutes: 2);
        return visitor;
    }

    /// <summary>The link to a page in the last mail, from its path on.</summary>
    private string Link(string page) => new Uri(Address().Matches(_blog.Server.WrittenTo(LetterBlog.Address)[^1].TextBody!)
        .Select(match => match.Value).First(address => address.Contains($"/chat/{page}?", StringComparison.Ordinal))).PathAndQuery;

    [GeneratedRegex(@"http://\S+", RegexOptions.None, 1_000)]
    private static partial Regex Address();
}
