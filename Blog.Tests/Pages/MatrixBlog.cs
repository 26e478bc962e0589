using System.Text.RegularExpressions;
using Blog.Data;
using Blog.Tests.Accounts;
using Blog.Tests.Chat;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Pages;

/// <summary>A blog with one person of each <see cref="Role"/>, who ask as the rows of the <see cref="RouteMatrix"/> say.</summary>
public sealed partial class MatrixBlog : IAsyncLifetime
{
    private static readonly (string Name, string Value) FromHere = ("Sec-Fetch-Site", "same-origin");
    private readonly Dictionary<Role, CookieJar> _people = [];
    private Guid _itsAuthor;
    private int _number;

    public BlogServer Server { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _itsAuthor = await Server.AddUserAsync($"{Role.ItsAuthor}", isAuthor: true);
        _people[Role.ItsAuthor] = await SignedInAsync($"{Role.ItsAuthor}");
        foreach (var role in Enum.GetValues<Role>().Except([Role.ItsAuthor]))
        {
            _people[role] = await NewPersonAsync(role, $"{role}");
        }

        await Server.SeedAsync(db =>
        {
            var article = Some.Article("Tide");
            article.AuthorId = _itsAuthor;
            article.Tags = [Some.Tag("water")];
            db.Add(article);
        });
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Asks with a fresh copy of the role's cookies, so that no row depends on another.</summary>
    /// <param name="token">The antiforgery token of a form; null for the person's own.</param>
    internal async Task<Answer> AskAsync(MatrixRow row, Role role, string? token = null, Func<Task>? justBefore = null)
    {
        var jar = row.IsAboutOneself ? await NewPersonAsync(role, $"{role}-{++_number}") : _people[role].Copy();
        using var browser = jar.CreateClient(Server.Url);
        var address = await FillAsync(row.Address, jar);
        var fields = await FieldsAsync(row, jar);
        var own = row.IsPost ? (await browser.Get("/chat/token")).Html : "";
        fields["__RequestVerificationToken"] = token ?? own;
        await (justBefore?.Invoke() ?? Task.CompletedTask);
        return row.Verb switch
        {
            AppRoutes.Socket => await browser.ShakesHandsAsync(address, Server.Url.GetLeftPart(UriPartial.Authority)),
            "GET" => await browser.Get(address, FromHere),
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

    private async Task<Dictionary<string, string>> FieldsAsync(MatrixRow row, CookieJar jar)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in row.Fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)))
        {
            fields[field[0]] = await FillAsync(field[1], jar);
        }

        return fields;
    }

    private async Task<string> FillAsync(string text, CookieJar jar)
    {
        while (Name().Match(text) is { Success: true } name)
        {
            text = text.Replace(name.Value, await MakeAsync(name.Groups["name"].Value, jar), StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Every row gets things of its own: a conversation that one row closes is not the next one's.</summary>
    private async Task<string> MakeAsync(string name, CookieJar jar) => name switch
    {
        "new-id" => $"{Guid.NewGuid()}",
        "my-chat" => await StartChatAsync(jar, "/"),
        "chat" => await StartChatAsync(new CookieJar(), "/articles/tide"),
        "closed-chat" => await CloseAsync(await StartChatAsync(new CookieJar(), "/articles/tide")),
        _ => throw new InvalidOperationException($"RouteMatrix.md names {{{name}}}, which {nameof(MatrixBlog)} does not know how to make."),
    };

    private async Task<string> StartChatAsync(CookieJar jar, string path)
    {
        await using var visitor = new ChatVisitor(Server.Url, jar);
        await visitor.StartsAsync("Robin", "Hello", path);
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
