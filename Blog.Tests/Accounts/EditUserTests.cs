using System.Net;
using Microsoft.EntityFrameworkCore;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Accounts;

/// <summary>Changing, disabling and enabling accounts, and who may not lose the last key.</summary>
public sealed class EditUserTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();
    private HttpClient _boss = null!;

    public async ValueTask InitializeAsync()
    {
        // The administrator of the first start would be one more.
        await _server.AddUserAsync("boss", isAdministrator: true);
        await _server.WithDb(db => db.Users.Where(user => user.UserName == "admin").ExecuteDeleteAsync());
        _boss = await _server.SignedInAsync("boss");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Names_address_and_flags_are_changed_and_the_username_stays()
    {
        await _server.AddUserAsync("lena");

        var answer = await _boss.SendsForm("/users/lena", Fields(("DisplayName", "Lena F."), ("Email", "l@example.org"), ("IsAuthor", "true"), ("UserName", "other")));

        Assert.Equal("/users/lena?done=saved", answer.Headers["Location"]);
        var user = (await _server.FindAsync("lena"))!;
        Assert.Equal(("Lena F.", "l@example.org", true, false), (user.DisplayName, user.Email, user.IsAuthor, user.IsAdministrator));
        var page = await _boss.Get("/users/lena?done=saved");
        Assert.Equal("Saved.", page.Text("[role=status]"));
        Assert.True(page.Document.QuerySelector("#user-name")!.HasAttribute("readonly"));
    }

    [Fact]
    public async Task Saving_what_is_there_changes_nothing_and_signs_nobody_out()
    {
        var lena = await _server.BrowserOfAsync("lena", isAuthor: true);

        await _boss.SendsForm("/users/lena", []);

        Assert.True((await _server.FindAsync("lena"))!.IsAuthor);
        Assert.True(await lena.IsSignedInAsync());
    }

    [Fact]
    public async Task A_name_of_another_account_is_refused_and_what_was_typed_is_kept()
    {
        await _server.AddUserAsync("lena");
        await _server.AddUserAsync("marta");

        var answer = await _boss.SendsForm("/users/lena", Fields(("DisplayName", "Marta Test"), ("Email", "l@example.org")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("belongs to another account", answer.Text(".error"), StringComparison.Ordinal);
        Assert.Equal(("Marta Test", "l@example.org"), (answer.Document.QuerySelector("#display-name")!.GetAttribute("value"), answer.Document.QuerySelector("#email")!.GetAttribute("value")));
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one_signs_out_everywhere_and_ends_a_rest()
    {
        var lena = await _server.BrowserOfAsync("lena");
        await _server.WithDb(db => db.Users.Where(user => user.UserName == "lena").ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, DateTimeOffset.MaxValue)));

        await _boss.SendsForm("/users/lena", Fields(("Password", "another at high water")));

        Assert.False(await lena.IsSignedInAsync());
        await _server.SignedInAsync("lena", "another at high water");
        using var old = await _server.CreateClient().SignInAsync("lena");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
    }

    [Fact]
    public async Task A_weak_password_is_refused() =>
        Assert.Contains("8 characters at least", (await EditsAsync("lena", ("Password", "short"))).Text(".error"), StringComparison.Ordinal);

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
        var lena = await _server.BrowserOfAsync("lena");
        Assert.True(await lena.IsSignedInAsync());

        var disabled = await PressesAsync("lena", "Disable");

        Assert.Equal("/users/lena?done=disabled", disabled.Headers["Location"]);
        Assert.False(await lena.IsSignedInAsync());
        using var refused = await _server.CreateClient().SignInAsync("lena");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        await PressesAsync("lena", "Enable");

        Assert.False(await lena.IsSignedInAsync());
        await _server.SignedInAsync("lena");
    }

    [Fact]
    public async Task The_last_administrator_is_neither_demoted_nor_disabled_nor_deleted()
    {
        var demoted = await _boss.SendsForm("/users/boss", Fields(("IsAdministrator", null)));
        var disabled = await PressesAsync("boss", "Disable");
        var deleted = await _boss.SendsForm("/users/boss/delete", []);

        Assert.Equal("This is the last administrator. Make another one first.", demoted.Text(".error"));
        Assert.All([demoted, disabled, deleted], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.All([disabled, deleted], answer => Assert.Equal("This is the last administrator. Make another one first.", answer.Text("[role=alert]")));
        Assert.True((await _server.FindAsync("boss")) is { IsAdministrator: true, IsDisabled: false });
    }

    [Fact]
    public async Task A_disabled_administrator_does_not_count_as_one()
    {
        await _server.AddUserAsync("chief", isAdministrator: true);
        await PressesAsync("chief", "Disable");

        Assert.Contains("last administrator", (await _boss.SendsForm("/users/boss", Fields(("IsAdministrator", null)))).Text(".error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_locks_oneself_out()
    {
        await _server.AddUserAsync("chief", isAdministrator: true);

        var demoted = await _boss.SendsForm("/users/boss", Fields(("IsAdministrator", null)));
        var disabled = await PressesAsync("boss", "Disable");
        var deleted = await _boss.SendsForm("/users/boss/delete", []);

        Assert.Equal("You cannot do this to your own account. Another administrator can.", demoted.Text(".error"));
        Assert.All([disabled, deleted], answer => Assert.Equal("You cannot do this to your own account. Another administrator can.", answer.Text("[role=alert]")));
        Assert.Equal(HttpStatusCode.OK, (await _boss.Get("/users")).Status);
    }

    [Fact]
    public async Task Of_two_administrators_who_demote_each_other_at_once_one_stays()
    {
        var chief = await _server.BrowserOfAsync("chief", isAdministrator: true);
        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(
                _boss.SendsForm("/users/chief", Fields(("IsAdministrator", null))),
                chief.SendsForm("/users/boss", Fields(("IsAdministrator", null))));

            Assert.Single(answers, answer => answer.Status == HttpStatusCode.SeeOther);
            Assert.Equal(1, await _server.WithDb(db => db.Users.CountAsync(user => user.IsAdministrator)));
            await _server.WithDb(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.IsAdministrator, true)));
        }
    }

    [Theory]
    [InlineData("/users/ghost")]
    [InlineData("/users/ghost/delete")]
    [InlineData("/users/%EF%BF%BE")]
    public async Task Who_does_not_exist_has_no_page(string address) => Assert.Equal(HttpStatusCode.NotFound, (await _boss.Get(address)).Status);

    [Theory]
    [InlineData("/users/lena")]
    [InlineData("/users/lena?handler=Disable")]
    [InlineData("/users/lena?handler=Enable")]
    [InlineData("/users/lena/delete")]
    public async Task Without_the_forms_token_or_the_flag_nothing_happens(string address)
    {
        await _server.AddUserAsync("lena");
        var author = await _server.BrowserOfAsync("marta", isAuthor: true);
        var token = (await author.Get("/chat/token")).Html;

        Assert.Equal(HttpStatusCode.BadRequest, (await _boss.Post(address, [new("DisplayName", "X")])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _boss.Post(address, [new("DisplayName", "X"), new("__RequestVerificationToken", token)])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.Post(address, [new("DisplayName", "X"), new("__RequestVerificationToken", token)])).Status);
        Assert.True((await _server.FindAsync("lena")) is { DisplayName: "lena Test", IsDisabled: false });
    }

    private async Task<Answer> EditsAsync(string userName, params (string Name, string? Value)[] fields)
    {
        await _server.AddUserAsync(userName);
        return await _boss.SendsForm($"/users/{userName}", Fields(fields));
    }

    private Task<Answer> PressesAsync(string userName, string button) =>
        _boss.SendsForm($"/users/{userName}", [], $"/users/{userName}?handler={button}");
}
