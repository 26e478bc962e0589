using System.Net;
using Microsoft.EntityFrameworkCore;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Accounts;

/// <summary>There is always an administrator who can get in.</summary>
public sealed class LastAdministratorTests : IAsyncLifetime
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
            // Both forms are open before either is sent: who is demoted already gets no form.
            var first = await _boss.FillsForm("/users/chief", Fields(("IsAdministrator", null)));
            var second = await chief.FillsForm("/users/boss", Fields(("IsAdministrator", null)));
            var answers = await Task.WhenAll(first.SendsAsync(), second.SendsAsync());

            Assert.Single(answers, answer => answer.Status == HttpStatusCode.SeeOther);
            Assert.Equal(1, await _server.WithDb(db => db.Users.CountAsync(user => user.IsAdministrator)));
            await _server.WithDb(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.IsAdministrator, true)));
        }
    }

    private Task<Answer> PressesAsync(string userName, string button) =>
        _boss.SendsForm($"/users/{userName}", [], $"/users/{userName}?handler={button}");
}
