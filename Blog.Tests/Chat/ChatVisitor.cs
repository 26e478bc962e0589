using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Blog.Chat;

namespace Blog.Tests.Chat;

/// <summary>A tab of a visitor.</summary>
internal sealed class ChatVisitor(Uri blog, CookieJar? cookies = null) : ChatClient(blog, cookies ?? new CookieJar())
{
    /// <summary>The conversation's public id, once there is one.</summary>
    public string Conversation { get; private set; } = "";

    public Guid ConversationId => Guid.Parse(Conversation);

    /// <summary>Somebody who has opened the pane, sent a first message, and is connected.</summary>
    public static async Task<ChatVisitor> StartedAsync(Uri blog, string name = "Ada", string text = "Hello", string path = "/")
    {
        var visitor = new ChatVisitor(blog);
        await visitor.StartsAsync(name, text, path);
        await visitor.ConnectsAsync();
        return visitor;
    }

    /// <summary>Another tab of the same browser, with the conversation open in it and connected.</summary>
    public async Task<ChatVisitor> OpensAnotherTabAsync()
    {
        var tab = new ChatVisitor(Url, Cookies);
        await tab.OpensPaneAsync();
        await tab.ConnectsAsync();
        return tab;
    }

    /// <summary>Presses the launcher: gets cookie and token, and either the form or the conversation.</summary>
    public async Task<Answer> OpensPaneAsync(string path = "/")
    {
        var answer = await Http.GetFragment($"/chat/pane?path={Uri.EscapeDataString(path)}", ChatIds.Pane);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Take(answer);
        return answer;
    }

    public async Task StartsAsync(string name = "Ada", string text = "Hello", string path = "/", Guid? clientId = null, string? invitation = null)
    {
        await OpensPaneAsync(path);
        var answer = await PostsStartAsync(name, text, path, clientId, invitation);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEmpty(Conversation);
    }

    /// <summary>Sends the form in front of the conversation.</summary>
    public async Task<Answer> PostsStartAsync(string name, string text, string path = "/", Guid? clientId = null, string? invitation = null)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = Token,
            ["name"] = name,
            ["invitation"] = invitation ?? "",
            ["text"] = text,
            ["path"] = path,
            ["clientId"] = $"{clientId ?? Guid.NewGuid()}",
        };
        var answer = await Http.Post("/chat/conversations", fields, ("HX-Request", "true"), ("HX-Target", ChatIds.Pane));
        Take(answer);
        return answer;
    }

    /// <summary>Opens the line and says from where to go on.</summary>
    public Task ConnectsAsync() => OpenLineAsync("/chat", $"?c={Conversation}&after={View.Cursor}", new { type = "resume", after = View.Cursor });

    /// <summary>Sends a message over the socket, and does not wait.</summary>
    public async Task<Guid> SendsAsync(string text, Guid? clientId = null)
    {
        var id = clientId ?? Guid.NewGuid();
        await SendAsync(new { type = "message", clientId = id, text });
        return id;
    }

    /// <summary>Sends a message over the socket and waits until it stands in the log.</summary>
    public async Task<Guid> SaysAsync(string text, Guid? clientId = null)
    {
        var id = await SendsAsync(text, clientId);
        await SeesAsync(view => view.Shows(id), text);
        return id;
    }

    /// <summary>Sends a message by POST.</summary>
    public async Task<Answer> PostsAsync(string text, Guid? clientId = null, long? after = null, string? conversation = null)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = Token,
            ["c"] = conversation ?? Conversation,
            ["clientId"] = $"{clientId ?? Guid.NewGuid()}",
            ["text"] = text,
            ["after"] = (after ?? View.Cursor).ToString(CultureInfo.InvariantCulture),
        };
        return Show(await Http.Post("/chat/messages", fields, ("HX-Request", "true")));
    }

    /// <summary>Sends one of the forms beside the conversation, as the script does.</summary>
    public async Task<Answer> PressesAsync(string action, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = Token, ["c"] = Conversation };
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        var isFarewell = action is "forget" or "erase";
        var answer = await Http.Post($"/chat/mine/{action}", fields, ("HX-Request", "true"), ("HX-Target", isFarewell ? ChatIds.Pane : ""));
        return isFarewell || answer.Status == HttpStatusCode.NotFound ? Keep(answer) : Show(answer);
    }

    /// <summary>Reads the whole conversation; gives it oldest first.</summary>
    public Task<IReadOnlyList<ShownMessage>> ReadsHistoryAsync() => ReadsHistoryAsync($"/chat/history?c={Conversation}");

    private void Take(Answer answer)
    {
        var page = Open(answer);
        Token = page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? Token;
        Conversation = page.QuerySelector("[data-conversation]")?.GetAttribute("data-conversation") ?? "";
    }
}
