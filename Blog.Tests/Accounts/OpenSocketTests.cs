using Blog.Data;
using Blog.Tests.Chat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Accounts;

/// <summary>
/// What becomes of open sockets when an account changes. The clock stands still: what closes, closes at once and not at the
/// next look.
/// </summary>
public sealed class OpenSocketTests(AdministratedBlog blog) : IClassFixture<AdministratedBlog>, IAsyncLifetime
{
    private const int NotAllowed = 1008;
    private static readonly TimeSpan LookingLasts = TimeSpan.FromMilliseconds(50);

    private readonly BlogServer _server = blog.Server;
    private readonly HttpClient _boss = blog.Boss;
    private readonly string _marta = blog.NewName("marta");
    private readonly string _lena = blog.NewName("lena");
    private ChatAuthor _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await ChatAuthor.AtDeskAsync(_server, _marta);
        await _desk.SeesAsync(view => view[Blog.Chat.ChatIds.Inbox] != null);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData("Disable")]
    [InlineData("Delete")]
    [InlineData("Demote")]
    [InlineData("Reset")]
    public async Task What_an_administrator_takes_away_closes_the_desk(string deed)
    {
        await (deed switch
        {
            "Disable" => _boss.SendsForm($"/users/{_marta}", [], $"/users/{_marta}?handler=Disable"),
            "Delete" => _boss.SendsForm($"/users/{_marta}/delete", []),
            "Demote" => _boss.SendsForm($"/users/{_marta}", Fields(("IsAuthor", null))),
            _ => _boss.SendsForm($"/users/{_marta}", Fields(("Password", "another at high water"))),
        });

        Assert.Equal(NotAllowed, await _desk.ClosedAsync());
    }

    [Fact]
    public async Task A_change_that_takes_nothing_away_leaves_it_open()
    {
        await _boss.SendsForm($"/users/{_marta}", Fields(("DisplayName", $"{_marta} Costa"), ("IsAdministrator", "true")));

        await IsStillServedAsync(_desk);
    }

    [Fact]
    public async Task Signing_out_closes_this_session_and_no_other()
    {
        await using var phone = await ChatAuthor.AtDeskAsync(_server.Url, _marta);

        using var goodbye = await phone.Http.SignOutAsync();

        Assert.Equal(NotAllowed, await phone.ClosedAsync());
        await IsStillServedAsync(_desk);
    }

    [Fact]
    public async Task Signing_out_everywhere_closes_all_of_them()
    {
        await using var phone = await ChatAuthor.AtDeskAsync(_server.Url, _marta);

        await phone.Http.SendsForm("/account/settings", [], "/account/settings?handler=SignOutEverywhere");

        Assert.Equal((NotAllowed, NotAllowed), (await phone.ClosedAsync(), await _desk.ClosedAsync()));
    }

    [Fact]
    public async Task A_new_password_closes_the_others_and_keeps_the_sockets_of_this_session()
    {
        await using var phone = await ChatAuthor.AtDeskAsync(_server.Url, _marta);

        await _desk.Http.SendsForm("/account/settings", Fields(("CurrentPassword", Account.Password), ("NewPassword", "another at high water")), "/account/settings");

        Assert.Equal(NotAllowed, await phone.ClosedAsync());
        await IsStillServedAsync(_desk);
    }

    [Theory]
    [InlineData("sign out")]
    [InlineData("disable")]
    public async Task The_visitors_side_of_the_account_closes_too(string deed)
    {
        await _server.AddUserAsync(_lena);
        await using var lena = new ChatVisitor(_server.Url);
        using var signedIn = await lena.Http.SignInAsync(_lena);
        await lena.StartsAsync();
        await lena.ConnectsAsync();
        await lena.SaysAsync("I am here");

        if (deed == "sign out")
        {
            using var goodbye = await lena.Http.SignOutAsync();
        }
        else
        {
            await _boss.SendsForm($"/users/{_lena}", [], $"/users/{_lena}?handler=Disable");
        }

        Assert.Equal(NotAllowed, await lena.ClosedAsync());
    }

    [Theory]
    [InlineData("flag")]
    [InlineData("disabled")]
    [InlineData("session")]
    public async Task What_another_machine_changed_is_noticed_within_thirty_seconds(string change)
    {
        await _server.WithDb(db => change switch
        {
            "flag" => db.Users.Where(user => user.UserName == _marta).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsAuthor, false)),
            "disabled" => db.Users.Where(user => user.UserName == _marta).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true)),
            _ => db.UserTokens.Where(token => db.Users.Any(user => user.Id == token.UserId && user.UserName == _marta)).ExecuteDeleteAsync(),
        });

        await PassAsync(blog.Clock, TimeSpan.FromSeconds(30), _desk);

        Assert.Equal(NotAllowed, await _desk.ClosedAsync());
    }

    [Fact]
    public async Task A_visitors_session_that_another_machine_ended_is_noticed_within_thirty_seconds()
    {
        var id = await _server.AddUserAsync(_lena);
        await using var lena = new ChatVisitor(_server.Url);
        using var signedIn = await lena.Http.SignInAsync(_lena);
        await lena.StartsAsync();
        await lena.ConnectsAsync();
        await lena.SaysAsync("I am here");
        await _server.WithDb(db => db.UserTokens.Where(token => token.UserId == id).ExecuteDeleteAsync());

        await PassAsync(blog.Clock, TimeSpan.FromSeconds(30), lena);

        Assert.Equal(NotAllowed, await lena.ClosedAsync());
    }

    /// <summary>
    /// Lets the clock go second by second, and looks in each whether the line has ended: a timer that was set late is late
    /// by that much, and a clock that ran ahead of a busy machine would be late for all of them.
    /// </summary>
    private static async Task PassAsync(FakeTimeProvider clock, TimeSpan time, ChatClient client)
    {
        for (var second = 0; second < time.TotalSeconds && !client.Socket.Ended.IsCompleted; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(client.Socket.Ended, Task.Delay(LookingLasts, TimeProvider.System, TestContext.Current.CancellationToken));
        }
    }

    /// <summary>Somebody writes, and the desk is told.</summary>
    private async Task IsStillServedAsync(ChatAuthor desk)
    {
        var question = $"Are you still there, {_marta}?";
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, text: question);
        blog.Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.SeesAsync(view => view[Blog.Chat.ChatIds.Inbox]?.TextContent.Contains(question, StringComparison.Ordinal) == true);
    }
}
