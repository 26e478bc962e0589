using Blog.Chat;

namespace Blog.Tests.Pages;

/// <summary>Something that people see, and how they come to it. Opening it twice must show the same.</summary>
internal sealed record InterfacePage(Viewer Viewer, string Name, Func<HttpClient, Task<Answer>> Open)
{
    /// <summary>
    /// Every page in every state that has words of its own, the refusals included. A new page is a new line here, and the
    /// tests read it in both languages.
    /// </summary>
    public static readonly InterfacePage[] All =
    [
        At(Viewer.Anyone, "/"),
        At(Viewer.Anyone, "/?page=2"),
        At(Viewer.Anyone, "/?page=99"),
        At(Viewer.Anyone, "/tags/zqwater"),
        At(Viewer.Anyone, "/tags/zqwater?page=2"),
        At(Viewer.Anyone, "/articles/zqtide-6"),
        At(Viewer.Anyone, "/articles/zqtide-6?page=2"),
        At(Viewer.Anyone, "/articles/zqtide-6?page=9"),
        At(Viewer.Anyone, "/articles/zqtide-5"),
        At(Viewer.Anyone, "/articles/zqtide-1"),
        At(Viewer.Anyone, "/archive"),
        At(Viewer.Anyone, "/archive/2026"),
        At(Viewer.Anyone, "/archive/2026/03"),
        At(Viewer.Anyone, "/archive/2026/03?page=2"),
        At(Viewer.Anyone, "/archive/2026/03?page=9"),
        At(Viewer.Anyone, "/archive/2026/13"),
        At(Viewer.Anyone, "/authors/zqauthor"),
        At(Viewer.Anyone, "/authors/zqauthor?page=9"),
        At(Viewer.Anyone, "/search"),
        At(Viewer.Anyone, "/search?q=zqtide"),
        At(Viewer.Anyone, "/search?q=zqtide&page=2"),
        At(Viewer.Anyone, "/search?q=zqtide&page=99"),
        At(Viewer.Anyone, "/search?q=zqtide+zqnothing"),
        At(Viewer.Anyone, "/search?q=zqtdie"),
        At(Viewer.Anyone, "/search?q=" + string.Join('+', Enumerable.Repeat("zqtide", 17))),
        At(Viewer.Anyone, "/privacy"),
        At(Viewer.Anyone, "/missing"),
        At(Viewer.Anyone, Failures.Address),
        At(Viewer.Anyone, "/account/login"),
        Form(Viewer.Anyone, "/account/login"),
        Form(Viewer.Anyone, "/account/login", ("UserName", "zqnobody"), ("Password", "zqwrong")),
        At(Viewer.Anyone, "/account/register"),
        At(Viewer.Anyone, "/chat?from=%2F"),
        At(Viewer.Anyone, "/chat?from=%2Farticles%2Fzqtide-6"),
        At(Viewer.Anyone, "/chat/history?c=0"),
        At(Viewer.Anyone, "/chat/link?t=zq"),
        At(Viewer.Anyone, "/chat/stop-mail?t=zq"),
        At(Viewer.Anyone, "/chat/mail-transcript?done=mailed"),
        new(Viewer.Anyone, "the pane", browser => browser.GetFragment("/chat/pane?path=%2F", ChatIds.Pane)),
        new(Viewer.Anyone, "an htmx link to Chats", browser => browser.GetFragment("/chats", ChatIds.Thread)),
        Form(Viewer.Anyone, "/chat/conversations"),
        Form(Viewer.Anyone, "/chat/conversations", ("name", "zq".PadRight(61, 'q')), ("email", "zq"), ("text", "zq".PadRight(2001, 'q'))),
        Form(Viewer.Anyone, "/chat/conversations", ("name", "zqauthor"), ("text", "zq")),
        At(Viewer.Visitor, "/"),
        At(Viewer.Visitor, "/articles/zqtide-6"),
        At(Viewer.Visitor, "/chat"),
        At(Viewer.Visitor, "/chat?earlier=true"),
        At(Viewer.Visitor, "/chat?c=00000000000000000000000000000000"),
        At(Viewer.Visitor, "/chat/mine?done=erased"),
        At(Viewer.Visitor, "/chat/mine?done=forgotten"),
        At(Viewer.Visitor, "/chat/mine/gone?c=nobodys"),
        new(Viewer.Visitor, "the transcript", browser => TranscriptAsync(browser, "html")),
        Own(Viewer.Visitor, "email", ("email", "")),
        Own(Viewer.Visitor, "email", ("email", "zq")),
        Message(Viewer.Visitor, "/chat/messages", "/chat", ""),
        Message(Viewer.Visitor, "/chat/messages", "/chat", "zq".PadRight(2001, 'q')),
        Message(Viewer.Visitor, "/chat/messages", "/chat", "", ("HX-Request", "true")),
        new(Viewer.Visitor, "a message from an old page", browser => browser.Post("/chat/messages", [])),
        new(Viewer.Visitor, "another text under one number", SendsAnotherTextAsync),
        At(Viewer.Reader, "/"),
        At(Viewer.Reader, "/articles/zqtide-6"),
        At(Viewer.Reader, "/account/logout"),
        At(Viewer.Reader, "/chat"),
        At(Viewer.Reader, "/chats"),
        new(Viewer.Reader, "signing out from an old page", browser => browser.Post("/account/logout", [])),
        At(Viewer.Reader, "/account/settings"),
        Form(Viewer.Reader, "/account/settings", ("DisplayName", "Zqreader"), ("NewPassword", "zq")),
        At(Viewer.Reader, "/articles/new"),
        At(Viewer.Reader, "/users"),
        At(Viewer.Author, "/"),
        At(Viewer.Author, "/articles/zqtide-6"),
        At(Viewer.Author, "/articles/mine"),
        At(Viewer.Author, "/articles/new"),
        Form(Viewer.Author, "/articles/new", ("Intent", "Publish")),
        Form(Viewer.Author, "/articles/new", ("Intent", "Publish"), ("Title", "zq"), ("Text", "zq"), ("TranslationOf", "zqnowhere")),
        At(Viewer.Author, "/articles/zqtide-6/edit"),
        At(Viewer.Author, "/articles/zqtide-6/delete"),
        At(Viewer.Author, "/comments/waiting"),
        At(Viewer.Author, "/comments/1/delete"),
        At(Viewer.Author, "/chats"),
        At(Viewer.Author, "/chats?tab=closed"),
        At(Viewer.Author, "/chats?page=99"),
        At(Viewer.Author, "/chats?done=erased"),
        new(Viewer.Author, "an open conversation", browser => ThreadAsync(browser, "/chats")),
        new(Viewer.Author, "a closed conversation", browser => ThreadAsync(browser, "/chats?tab=closed")),
        new(Viewer.Author, "an empty answer", async browser => await SendAsync(browser, "/chats/messages", await ThreadAsync(browser, "/chats"), "")),
        new(Viewer.Author, "an answer in a closed conversation", async browser => await SendAsync(browser, "/chats/messages", await ThreadAsync(browser, "/chats?tab=closed"), "zq")),
        At(Viewer.Author, "/chats/replies?done=saved"),
        At(Viewer.Author, "/chats/bulk?done=2"),
        At(Viewer.Author, "/chats/bulk?tag=zqnothing"),
        At(Viewer.Author, "/chats/bulk?ask=ticked"),
        new(Viewer.Author, "a second look before closing several", async browser =>
        {
            var list = await browser.Get("/chats/bulk");
            return await browser.Get($"/chats/bulk?ask=ticked&c={list.Document.QuerySelector("[type=checkbox]")!.GetAttribute("value")}");
        }),
        new(Viewer.Author, "a tag without letters", async browser =>
        {
            var thread = await ThreadAsync(browser, "/chats");
            return await PostAsync(browser, thread.Document.QuerySelector("form:has(#tag-name)")!.GetAttribute("action")!, [("name", "#")]);
        }),
        Form(Viewer.Author, "/chats/replies", ("Shortcut", "zq zq"), ("Text", "")),
        Form(Viewer.Author, "/chats/replies", ("Shortcut", "zq"), ("Text", "zq".PadRight(2001, 'q'))),
        new(Viewer.Author, "an empty note", async browser =>
        {
            var thread = await ThreadAsync(browser, "/chats");
            return await PostAsync(browser, thread.Document.QuerySelector("#note-form")!.GetAttribute("action")!, [("text", "")]);
        }),
        At(Viewer.OtherAuthor, "/articles/mine"),
        At(Viewer.OtherAuthor, "/chats"),
        At(Viewer.OtherAuthor, "/chats?tab=closed"),
        At(Viewer.OtherAuthor, "/chats/reports"),
        At(Viewer.Author, "/chats?tab=waiting"),
        At(Viewer.Author, "/chats?tab=mine&tag=zq&only=email"),
        At(Viewer.Author, "/chats/search?q=zq"),
        At(Viewer.Author, "/chats/search?q=nobodysaysthis"),
        At(Viewer.Author, "/chats/readers?done=spoken"),
        At(Viewer.Administrator, "/"),
        At(Viewer.Administrator, "/users"),
        At(Viewer.Administrator, "/users?q=zqnobody"),
        At(Viewer.Administrator, "/users/new"),
        Form(Viewer.Administrator, "/users/new"),
        At(Viewer.Administrator, "/users/zqreader?done=saved"),
        At(Viewer.Administrator, "/users/zqadmin"),
        At(Viewer.Administrator, "/users/zqauthor/delete"),
        At(Viewer.Administrator, "/settings"),
        Form(Viewer.Administrator, "/settings", ("Language", "zq"), ("Tagline", "zq".PadRight(201, 'q')), ("Footer", "zq".PadRight(2001, 'q')), ("OpeningHours", "zq"), ("TimeZone", "zq")),
        Form(Viewer.Administrator, "/settings", ("Title", "zq".PadRight(81, 'q')), ("Language", "en")),
        At(Viewer.Administrator, "/chats"),
        At(Viewer.Administrator, "/chats/reports"),
        At(Viewer.Administrator, "/chats/audit"),
        At(Viewer.Administrator, "/chats/audit?page=9"),
        At(Viewer.Administrator, "/chats/blocks"),
        At(Viewer.Administrator, "/chats/blocks?page=9"),
        At(Viewer.Administrator, "/chats/blocks?done=lifted"),
        new(Viewer.Administrator, "erasing a visitor", async browser => await browser.Get(await FirstAsync(browser) + "/erase")),
        new(Viewer.Administrator, "blocking a visitor", async browser => await browser.Get(await FirstAsync(browser) + "/block")),
        new(Viewer.Administrator, "blocking without a reason", async browser => await PostAsync(browser, await FirstAsync(browser) + "/block", [("days", "zq")])),
        At(Viewer.Administrator, "/chats/reports?days=90"),
        At(Viewer.Administrator, "/chats/00000000000000000000000000000000"),
    ];

    /// <summary>What an address shows.</summary>
    private static InterfacePage At(Viewer viewer, string address) => new(viewer, address, browser => browser.Get(address));

    /// <summary>What a form answers, sent with a fresh token.</summary>
    private static InterfacePage Form(Viewer viewer, string address, params (string Name, string Value)[] fields) =>
        new(viewer, $"{address} with {fields.Length} fields", browser => PostAsync(browser, address, fields));

    /// <summary>What a form beside a conversation answers.</summary>
    private static InterfacePage Own(Viewer viewer, string action, params (string Name, string Value)[] fields) =>
        new(viewer, $"{action} with \"{fields[0].Value}\"", async browser => await PostAsync(browser, $"/chat/mine/{action}", [("c", await OwnChatAsync(browser)), .. fields]));

    private static async Task<string> OwnChatAsync(HttpClient browser) =>
        (await browser.Get("/chat")).Document.QuerySelector("[data-conversation]")!.GetAttribute("data-conversation")!;

    private static async Task<Answer> TranscriptAsync(HttpClient browser, string format) => await browser.Get($"/chat/transcript?c={await OwnChatAsync(browser)}&format={format}");

    private static InterfacePage Message(Viewer viewer, string address, string page, string text, params (string Name, string Value)[] headers) =>
        new(viewer, $"{address} with {text.Length} letters", async browser => await SendAsync(browser, address, await browser.Get(page), text, headers));

    private static async Task<Answer> PostAsync(HttpClient browser, string address, (string Name, string Value)[] fields, (string Name, string Value)[]? headers = null)
    {
        var token = (await browser.Get("/chat/token")).Html;
        var all = fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        return await browser.Post(address, all, headers ?? []);
    }

    private static Task<Answer> SendAsync(HttpClient browser, string address, Answer page, string text, params (string Name, string Value)[] headers)
    {
        var conversation = page.Document.QuerySelector("[data-conversation]")!.GetAttribute("data-conversation")!;
        return PostAsync(browser, address, [("c", conversation), ("clientId", $"{Guid.NewGuid()}"), ("text", text)], headers);
    }

    /// <summary>The first conversation of a list.</summary>
    private static async Task<Answer> ThreadAsync(HttpClient browser, string list) =>
        await browser.Get((await browser.Get(list)).Document.QuerySelector("a.row")!.GetAttribute("href")!);

    /// <summary>The address of the first conversation.</summary>
    private static async Task<string> FirstAsync(HttpClient browser) =>
        (await browser.Get("/chats")).Document.QuerySelector("a.row")!.GetAttribute("href")!.Split('?')[0];

    private static async Task<Answer> SendsAnotherTextAsync(HttpClient browser)
    {
        var conversation = (await browser.Get("/chat")).Document.QuerySelector("[data-conversation]")!.GetAttribute("data-conversation")!;
        const string clientId = "5f0c2f6e-0d0b-4b8e-9a43-1f6a9a1f0c11";
        await PostAsync(browser, "/chat/messages", [("c", conversation), ("clientId", clientId), ("text", "zqfirst")]);
        return await PostAsync(browser, "/chat/messages", [("c", conversation), ("clientId", clientId), ("text", "zqsecond")]);
    }
}
