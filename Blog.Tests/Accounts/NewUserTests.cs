using System.Net;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Accounts;

public sealed class NewUserTests(AdministratedBlog blog) : IClassFixture<AdministratedBlog>
{
    private readonly BlogServer _server = blog.Server;
    private readonly HttpClient _boss = blog.Boss;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task An_administrator_makes_an_account_that_works_with_the_flags_given(bool isAdministrator, bool isAuthor)
    {
        var name = blog.NewName("made");

        var answer = await MakeAsync(
            ("UserName", name), ("IsAdministrator", isAdministrator ? "true" : null), ("IsAuthor", isAuthor ? "true" : null), ("DisplayName", $" {name}  Reed "), ("Email", "m@example.org"));

        Assert.Equal((HttpStatusCode.SeeOther, $"/users/{name}?done=created"), (answer.Status, answer.Headers["Location"]));
        Assert.Equal("The account was made.", (await _boss.Get(answer.Headers["Location"])).Text("[role=status]"));
        var user = (await _server.FindAsync(name))!;
        Assert.Equal((isAdministrator, isAuthor, $"{name} Reed", "m@example.org"), (user.IsAdministrator, user.IsAuthor, user.DisplayName, user.Email));
        var browser = await _server.SignedInAsync(name);
        Assert.Equal(isAdministrator ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await browser.Get("/users")).Status);
        Assert.Equal(isAdministrator || isAuthor ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await browser.Get("/chats")).Status);
    }

    [Fact]
    public async Task Without_a_display_name_the_username_stands_in()
    {
        await MakeAsync(("UserName", "plain"), ("DisplayName", " "));

        Assert.Equal("plain", (await _server.FindAsync("plain"))!.DisplayName);
    }

    [Theory]
    [InlineData("UserName", "", "Write a username.")]
    [InlineData("UserName", "two words", "A username has letters")]
    [InlineData("UserName", "Zoë", "A username has letters")]
    [InlineData("UserName", "..", "A username has letters")]
    [InlineData("UserName", "a/b", "A username has letters")]
    [InlineData("UserName", "New", "reserved")]
    [InlineData("UserName", "a1234567890123456789012345678901234567890", "40 characters at most")]
    [InlineData("UserName", "BOSS", "belongs to another account")]
    [InlineData("UserName", "b0ss", "belongs to another account")]
    [InlineData("UserName", "boss.test", "belongs to another account")]
    [InlineData("DisplayName", "Boss", "belongs to another account")]
    [InlineData("DisplayName", "BOSS  tést", "belongs to another account")]
    [InlineData("DisplayName", "b\u043Ess", "belongs to another account")]
    [InlineData("DisplayName", "🌊", "needs a letter or a digit")]
    [InlineData("Email", "nobody", "does not look like an e-mail address")]
    [InlineData("Email", "a@b\ufffe", "does not look like an e-mail address")]
    [InlineData("Password", "", "Write a password.")]
    [InlineData("Password", "1234567", "8 characters at least")]
    [InlineData("Password", "Sunshine1", "among the first")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_the_rest_is_kept(string field, string value, string sentence)
    {
        var answer = await MakeAsync(("Email", "lena@example.org"), ("DisplayName", "Lena Fischer"), ("IsAuthor", "true"), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(sentence, answer.Text(".error"), StringComparison.Ordinal);
        var input = answer.Document.QuerySelector("[aria-invalid=true]")!;
        Assert.Equal(field, input.GetAttribute("name"));
        Assert.Contains(answer.Document.QuerySelector(".error")!.Id!, input.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
        var kept = answer.Document.QuerySelectorAll("main input:not([type=hidden])").ToDictionary(each => each.GetAttribute("name")!, each => each.GetAttribute("value") ?? "", StringComparer.Ordinal);
        Assert.Equal((field == "UserName" ? value : "lena", field == "Email" ? value : "lena@example.org"), (kept["UserName"], kept["Email"]));
        Assert.Empty(kept["Password"]);
        Assert.True(answer.Document.QuerySelector("[name=IsAuthor]")!.HasAttribute("checked"));
        Assert.Null(await _server.FindAsync("lena"));
    }

    [Fact]
    public async Task Long_passwords_of_any_script_are_accepted_up_to_a_generous_length()
    {
        var password = string.Concat(Enumerable.Repeat("潮の満ち干 🌊 ", 111)) + "!";
        Assert.Contains("1,000 characters at most", (await MakeAsync(("UserName", "long"), ("Password", password + "x"))).Text(".error"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await MakeAsync(("UserName", "long"), ("Password", password))).Status);

        await _server.SignedInAsync("long", password);
    }

    [Fact]
    public async Task Two_who_make_the_same_name_at_once_make_one()
    {
        var other = await _server.SignedInAsync("boss");

        var answers = await Task.WhenAll(MakeAsync(_boss, [("UserName", "twice")]), MakeAsync(other, [("UserName", "twice")]));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_made()
    {
        var answer = await _boss.Post("/users/new", [new("UserName", "lena"), new("Password", Account.Password)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(await _server.FindAsync("lena"));
    }

    [Fact]
    public async Task Nobody_else_makes_one()
    {
        var author = await _server.BrowserOfAsync("intruder", isAuthor: true);
        var fields = Forms.Values((AngleSharp.Html.Dom.IHtmlFormElement)(await author.Get("/account/settings")).Document.QuerySelector("#settings-form")!);
        fields["UserName"] = "lena";
        fields["Password"] = Account.Password;

        Assert.Equal(HttpStatusCode.Forbidden, (await author.Post("/users/new", fields)).Status);
        Assert.Null(await _server.FindAsync("lena"));
    }

    [Fact]
    public async Task The_form_speaks_Spanish()
    {
        var boss = await _server.SignedInAsync("boss");
        boss.DefaultRequestHeaders.Add("Accept-Language", "es");

        var answer = await MakeAsync(boss, [("UserName", "")]);

        Assert.Equal("Escribe un nombre de usuario.", answer.Text(".error"));
        Assert.Equal("Nuevo usuario", answer.Text("h1"));
    }

    private Task<Answer> MakeAsync(params (string Name, string? Value)[] fields) => MakeAsync(_boss, fields);

    private static Task<Answer> MakeAsync(HttpClient browser, (string Name, string? Value)[] fields)
    {
        var all = Fields(("UserName", "lena"), ("Password", Account.Password));
        foreach (var (name, value) in fields)
        {
            all[name] = value;
        }

        return browser.SendsForm("/users/new", all);
    }
}
