using System.Net;
using Microsoft.EntityFrameworkCore;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Accounts;

/// <summary>Changing, disabling and enabling accounts.</summary>
public sealed class EditUserTests(AdministratedBlog blog) : IClassFixture<AdministratedBlog>
{
    private readonly BlogServer _server = blog.Server;
    private readonly HttpClient _boss = blog.Boss;

    [Fact]
    public async Task Names_address_and_flags_are_changed_and_the_username_stays()
    {
        await _server.AddUserAsync("lena1");

        var answer = await _boss.SendsForm("/users/lena1", Fields(("DisplayName", "Lena F."), ("Email", "l@example.org"), ("IsAuthor", "true"), ("UserName", "other")));

        Assert.Equal("/users/lena1?done=saved", answer.Headers["Location"]);
        var user = (await _server.FindAsync("lena1"))!;
        Assert.Equal(("Lena F.", "l@example.org", true, false), (user.DisplayName, user.Email, user.IsAuthor, user.IsAdministrator));
        var page = await _boss.Get("/users/lena1?done=saved");
        Assert.Equal("Saved.", page.Text("[role=status]"));
        Assert.True(page.Document.QuerySelector("#user-name")!.HasAttribute("readonly"));
    }

    [Fact]
    public async Task Saving_what_is_there_changes_nothing_and_signs_nobody_out()
    {
        var lena2 = await _server.BrowserOfAsync("lena2", isAuthor: true);

        await _boss.SendsForm("/users/lena2", []);

        Assert.True((await _server.FindAsync("lena2"))!.IsAuthor);
        Assert.True(await lena2.IsSignedInAsync());
    }

    [Fact]
    public async Task A_name_of_another_account_is_refused_and_what_was_typed_is_kept()
    {
        await _server.AddUserAsync("lena3");
        await _server.AddUserAsync("marta3");

        var answer = await _boss.SendsForm("/users/lena3", Fields(("DisplayName", "Marta3 Test"), ("Email", "l@example.org")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("belongs to another account", answer.Text(".error"), StringComparison.Ordinal);
        Assert.Equal(("Marta3 Test", "l@example.org"), (answer.Document.QuerySelector("#display-name")!.GetAttribute("value"), answer.Document.QuerySelector("#email")!.GetAttribute("value")));
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one_signs_out_everywhere_and_ends_a_rest()
    {
        var lena4 = await _server.BrowserOfAsync("lena4");
        await _server.WithDb(db => db.Users.Where(user => user.UserName == "lena4").ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, DateTimeOffset.MaxValue)));

        await _boss.SendsForm("/users/lena4", Fields(("Password", "another at high water")));

        Assert.False(await lena4.IsSignedInAsync());
        await _server.SignedInAsync("lena4", "another at high water");
        using var old = await _server.CreateClient().SignInAsync("lena4");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
    }

    [Fact]
    public async Task A_weak_password_is_refused() =>
        Assert.Contains("8 characters at least", (await EditsAsync("lena5", ("Password", "short"))).Text(".error"), StringComparison.Ordinal);

    [Fact]
    public async Task Ones_own_password_is_changed_elsewhere_where_the_current_one_is_asked_for()
    {
        Assert.Null((await _boss.Get("/users/boss")).Document.QuerySelector("#password"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _boss.SendsForm("/users/boss", Fields(("Password", "another at high water")))).Status);

        await _server.SignedInAsync("boss");
    }

    [Fact]
    public async Task A_disabled_user_is_out_and_cannot_sign_in_until_enabled()
    {
        var lena7 = await _server.BrowserOfAsync("lena7");
        Assert.True(await lena7.IsSignedInAsync());

        var disabled = await PressesAsync("lena7", "Disable");

        Assert.Equal("/users/lena7?done=disabled", disabled.Headers["Location"]);
        Assert.False(await lena7.IsSignedInAsync());
        using var refused = await _server.CreateClient().SignInAsync("lena7");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        await PressesAsync("lena7", "Enable");

        Assert.False(await lena7.IsSignedInAsync());
        await _server.SignedInAsync("lena7");
    }

    [Theory]
    [InlineData("/users/ghost")]
    [InlineData("/users/ghost/delete")]
    [InlineData("/users/%EF%BF%BE")]
    public async Task Who_does_not_exist_has_no_page(string address) => Assert.Equal(HttpStatusCode.NotFound, (await _boss.Get(address)).Status);

    [Fact]
    public async Task Without_the_forms_token_or_the_flag_nothing_happens()
    {
        await _server.AddUserAsync("target");
        var author = await _server.BrowserOfAsync("writer", isAuthor: true);
        var token = (await author.Get("/chat/token")).Html;
        foreach (var address in (string[])["/users/target", "/users/target?handler=Disable", "/users/target?handler=Enable", "/users/target/delete"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await _boss.Post(address, [new("DisplayName", "X")])).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await _boss.Post(address, [new("DisplayName", "X"), new("__RequestVerificationToken", token)])).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await author.Post(address, [new("DisplayName", "X"), new("__RequestVerificationToken", token)])).Status);
            Assert.True((await _server.FindAsync("target")) is { DisplayName: "target Test", IsDisabled: false });
        }
    }

    private async Task<Answer> EditsAsync(string userName, params (string Name, string? Value)[] fields)
    {
        await _server.AddUserAsync(userName);
        return await _boss.SendsForm($"/users/{userName}", Fields(fields));
    }

    private Task<Answer> PressesAsync(string userName, string button) =>
        _boss.SendsForm($"/users/{userName}", [], $"/users/{userName}?handler={button}");
}
