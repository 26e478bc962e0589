using System.Text.RegularExpressions;
using Blog.Chat.Letters;
using Blog.Data;
using Blog.Tests.Accounts;
using Blog.Tests.Chat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Pages;

/// <summary>A blog with one person of each <see cref="Role"/>, who ask as the rows of the <see cref="RouteMatrix"/> say.</summary>
public sealed partial class MatrixBlog : IAsyncLifetime
{
    private static readonly (string Name, string Value) FromHere = ("Sec-Fetch-Site", "same-origin");
    private readonly Dictionary<Role, CookieJar> _people = [];
    private MatrixThings _things = null!;
    private int _number;

    public BlogServer Server { get; } = new() { Settings = { ["Blog:Registration"] = "open", ["Limits:RegistrationsPerHour"] = "1000" } };

    public async ValueTask InitializeAsync()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            _people[role] = await NewPersonAsync(role, $"{role}");
        }

        var ids = await Server.WithDb(db => db.Users.Where(user => user.UserName != "admin").ToDictionaryAsync(user => Enum.Parse<Role>(user.UserName!), user => user.Id));
        _things = new MatrixThings(Server, ids);
        await _things.AddArticleAsync("Tide");
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Asks with a fresh copy of the role's cookies, so that no row depends on another.</summary>
    /// <param name="token">The antiforgery token of a form; null for the person's own.</param>
    internal async Task<Answer> AskAsync(MatrixRow row, Role role, string? token = null, Func<Task>? justBefore = null)
    {
        var jar = row.IsAboutOneself ? await NewPersonAsync(role, $"{role}-{++_number}") : _people[role].Copy();
        using var browser = jar.CreateClient(Server.Url);
        var address = await FillAsync(row.Address, role, jar);
        var fields = await FieldsAsync(row, role, jar);
        var own = row.IsPost ? (await browser.Get("/chat/token")).Html : "";
        fields["__RequestVerificationToken"] = token ?? own;
        await (justBefore?.Invoke() ?? Task.CompletedTask);
        return row.Verb switch
        {
            AppRoutes.Socket => await browser.ShakesHandsAsync(address, Server.Url.GetLeftPart(UriPartial.Authority)),
            "GET" when row.Name.EndsWith("/events", StringComparison.Ordinal) => await browser.GetHead(address, FromHere),
            "GET" => await browser.Get(address, FromHere),
            "HEAD" => await browser.Head(address),
            "POST" => await browser.Post(address, fields, FromHere),
            _ => throw new InvalidOperationException($"Nobody here knows how to {row.Verb}."),
        };
    }

    /// <summary>The token of somebody else's form.</summary>
    internal async Task<string> ForeignTokenAsync()
    {
        using var browser = new CookieJar().CreateClient(Server.Url);
        return (await browser.Get("/chat/token")).Html;
    }

    private async Task<CookieJar> NewPersonAsync(Role role, string userName)
    {
        if (role == Role.Anonymous)
        {
            return new CookieJar();
        }

        await Server.AddUserAsync(userName, isAuthor: role is Role.ItsAuthor or Role.AnotherAuthor, isAdministrator: role is Role.Administrator);
        return await SignedInAsync(userName);
    }

    private async Task<CookieJar> SignedInAsync(string userName)
    {
        var jar = new CookieJar();
        using var browser = jar.CreateClient(Server.Url);
        using var response = await browser.SignInAsync(userName);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, response.StatusCode);
        return jar;
    }

    private async Task<Dictionary<string, string>> FieldsAsync(MatrixRow row, Role role, CookieJar jar)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in row.Fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)))
        {
            fields[field[0]] = await FillAsync(field[1], role, jar);
        }

        return fields;
    }

    private async Task<string> FillAsync(string text, Role role, CookieJar jar)
    {
        while (Name().Match(text) is { Success: true } name)
        {
            text = text.Replace(name.Value, await MakeAsync(name.Groups["name"].Value, role, jar), StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Every row gets things of its own: a conversation that one row closes is not the next one's.</summary>
    private async Task<string> MakeAsync(string name, Role role, CookieJar jar) => name switch
    {
        "new-id" => $"{Guid.NewGuid()}",
        "my-chat" => await StartChatAsync(jar, "/"),
        "chat" => await StartChatAsync(new CookieJar(), "/articles/tide"),
        "thread-link" => Links.ThreadToken(Guid.Parse(await StartChatAsync(new CookieJar(), "/"))),
        "stop-link" => Links.StopToken(Guid.Parse(await StartChatAsync(new CookieJar(), "/"))),
        "my-closed-chat" => await CloseAsync(await StartChatAsync(jar, "/")),
        "closed-chat" => await CloseAsync(await StartChatAsync(new CookieJar(), "/articles/tide")),
        _ => await _things.MakeAsync(name, role),
    };

    private ThreadLinks Links => Server.Services.GetRequiredService<ThreadLinks>();

    private async Task<string> StartChatAsync(CookieJar jar, string path)
    {
        await using var visitor = new ChatVisitor(Server.Url, jar);
        await visitor.StartsAsync("Robin", "Hello", path);

        // Its author is not at the desk, which would leave it to everybody.
        await Server.WithDb(db => db.Conversations
            .Where(row => row.Id == visitor.ConversationId && row.ArticleId != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenToAll, false)));
        return visitor.Conversation;
    }

    private async Task<string> CloseAsync(string conversation)
    {
        var id = Guid.Parse(conversation);
        await Server.WithDb(async db =>
        {
            var row = await db.Conversations.SingleAsync(row => row.Id == id);
            row.ClosedUtc = TimeProvider.System.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync();
        });
        return conversation;
    }

    [GeneratedRegex(@"\{(?<name>[a-z-]+)\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Name();
}
