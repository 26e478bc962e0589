using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Blog.Articles.Writing;
using Blog.Tests.Accounts;

namespace Blog.Tests.Articles.Writing;

/// <summary>Somebody's browser at the editor: it opens forms, changes fields and presses buttons.</summary>
internal sealed class WritingBrowser(HttpClient client)
{
    public HttpClient Client => client;

    /// <summary>Makes an account and signs in with it.</summary>
    public static async Task<WritingBrowser> OfAsync(BlogServer server, string userName, bool isAuthor = true, bool isAdministrator = false)
    {
        await server.AddUserAsync(userName, isAuthor, isAdministrator);
        return await AgainAsync(server, userName);
    }

    /// <summary>One more browser of the same person.</summary>
    public static async Task<WritingBrowser> AgainAsync(BlogServer server, string userName)
    {
        var client = server.CreateClient();
        using var signedIn = await client.SignInAsync(userName);
        return new WritingBrowser(client);
    }

    public Task<Answer> OpenAsync(string address) => client.Get(address);

    /// <summary>Opens the editor at an address, fills fields in and presses a button.</summary>
    public async Task<Answer> WriteAsync(string address, ArticleIntent? intent, params (string Name, string Value)[] changes) =>
        await SendAsync(await client.Get(address), intent, changes);

    /// <summary>Fills the form of a page in and presses a button.</summary>
    public Task<Answer> SendAsync(Answer page, ArticleIntent? intent, params (string Name, string Value)[] changes) =>
        SendToAsync(((IHtmlFormElement)page.Document.QuerySelector("form.writer")!).GetAttribute("action")!, page, intent, changes);

    public Task<Answer> SendToAsync(string address, Answer page, ArticleIntent? intent, params (string Name, string Value)[] changes)
    {
        var fields = Fields(page, "form.writer");
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        if (intent is { } pressed)
        {
            fields["Intent"] = pressed.ToString();
        }

        return client.Post(address, fields);
    }

    /// <summary>Publishes an article and returns its address.</summary>
    public async Task<string> PublishAsync(string title, string text = "Some text.", string tags = "")
    {
        var answer = await WriteAsync("/articles/new", ArticleIntent.Publish, ("Title", title), ("Text", text), ("Tags", tags));
        return answer.Headers["Location"];
    }

    /// <summary>What a browser would send of a form, its buttons aside.</summary>
    public static Dictionary<string, string> Fields(Answer page, string form) =>
        page.Document.QuerySelector(form)!.QuerySelectorAll("input[name], textarea[name], select[name]").ToDictionary(field => field.GetAttribute("name")!, ValueOf, StringComparer.Ordinal);

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => field.GetAttribute("value") ?? "",
    };
}
