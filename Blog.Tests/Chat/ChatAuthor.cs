using System.Net;
using Blog.Chat;
using Blog.Tests.Accounts;

namespace Blog.Tests.Chat;

/// <summary>A tab of an author or administrator.</summary>
internal sealed class ChatAuthor(Uri blog, CookieJar? cookies = null) : ChatClient(blog, cookies ?? new CookieJar())
{
    /// <summary>A new account of this name, an author's unless said otherwise, signed in and connected.</summary>
    public static async Task<ChatAuthor> AtDeskAsync(BlogServer server, string userName, bool isAuthor = true, bool isAdministrator = false)
    {
        await server.AddUserAsync(userName, isAuthor, isAdministrator);
        return await AtDeskAsync(server.Url, userName);
    }

    /// <summary>Somebody who has an account already, signed in and connected.</summary>
    public static async Task<ChatAuthor> AtDeskAsync(Uri blog, string userName, string password = Account.Password)
    {
        var author = new ChatAuthor(blog);
        await author.SignsInAsync(userName, password);
        await author.ConnectsAsync();
        return author;
    }

    /// <summary>Another tab of the same browser.</summary>
    public async Task<ChatAuthor> OpensAnotherTabAsync()
    {
        var tab = new ChatAuthor(Url, Cookies);
        await tab.ConnectsAsync();
        return tab;
    }

    public async Task SignsInAsync(string userName, string password = Account.Password)
    {
        using var response = await Http.SignInAsync(userName, password);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Token = (await Http.Get("/chat/token")).Html;
    }

    /// <summary>Opens the Chats page and its socket, with no conversation open.</summary>
    public async Task ConnectsAsync()
    {
        Token = (await Http.Get("/chat/token")).Html;
        Open(await Http.Get("/chats"));
        await OpenLineAsync("/chats", "?tab=open", new { type = "watch", tab = "open" });
    }

    /// <summary>Opens the line again, with the conversation that was open.</summary>
    public Task ReconnectsAsync(string conversation) =>
        OpenLineAsync("/chats", $"?c={conversation}&after={View.Cursor}", new { type = "watch", c = conversation, after = View.Cursor });

    /// <summary>Opens a conversation: its messages come with the page, what follows comes over the socket.</summary>
    public async Task OpensAsync(string conversation)
    {
        var thread = await Http.GetFragment($"/chats/{conversation}", ChatIds.Thread);
        Assert.Equal(HttpStatusCode.OK, thread.Status);
        Open(thread);
        await SendAsync(new { type = "watch", c = conversation, after = View.Cursor });
    }

    public async Task<Guid> SendsAsync(string conversation, string text, Guid? clientId = null)
    {
        var id = clientId ?? Guid.NewGuid();
        await SendAsync(new { type = "message", c = conversation, clientId = id, text });
        return id;
    }

    /// <summary>Answers in the conversation that is open, and waits until the answer stands in the log.</summary>
    public async Task<Guid> SaysAsync(string conversation, string text, Guid? clientId = null)
    {
        var id = await SendsAsync(conversation, text, clientId);
        await SeesAsync(view => view.Shows(id), text);
        return id;
    }

    public async Task<Answer> PostsAsync(string conversation, string text, Guid? clientId = null)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = Token,
            ["c"] = conversation,
            ["clientId"] = $"{clientId ?? Guid.NewGuid()}",
            ["text"] = text,
        };
        return Keep(await Http.Post("/chats/messages", fields, ("HX-Request", "true")));
    }

    public Task<Answer> ClosesAsync(string conversation) => PressesAsync(conversation, "close");

    public Task<Answer> ReopensAsync(string conversation) => PressesAsync(conversation, "reopen");

    /// <summary>Says whether to count as being there.</summary>
    public async Task ChoosesToBeAwayAsync(bool isAway)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = Token, ["away"] = isAway ? "true" : "false" };
        var answer = await Http.Post("/chats/availability", fields, ("HX-Request", "true"), ("HX-Target", ChatIds.Availability));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    /// <summary>Says a word to somebody who reads.</summary>
    public Task<Answer> SpeaksToAsync(Guid reader, string text) => Http.Post(
        "/chats/readers",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = Token, ["to"] = reader.ToString("N"), ["text"] = text });

    /// <summary>Presses a button of the thread, and shows the thread that comes back.</summary>
    public async Task<Answer> PressesAsync(string conversation, string button, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = Token };
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        return Keep(await Http.Post($"/chats/{conversation}?handler={button}", fields, ("HX-Request", "true"), ("HX-Target", ChatIds.Thread)));
    }

    /// <summary>Sends a form of the Chats page, as a browser without script does unless the headers say otherwise.</summary>
    public Task<Answer> SubmitsAsync(string address, (string Name, string Value)[] fields, params (string Name, string Value)[] headers) =>
        Http.Post(address, fields.Append(("__RequestVerificationToken", Token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)), headers);

    /// <inheritdoc cref="SubmitsAsync(string, ValueTuple{string, string}[], ValueTuple{string, string}[])"/>
    public Task<Answer> SubmitsAsync(string address, params (string Name, string Value)[] fields) => SubmitsAsync(address, fields, []);
}
