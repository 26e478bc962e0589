using System.Net;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Pages;

/// <summary>The switches that administrators turn while the blog runs.</summary>
public sealed class SettingsPageTests : IAsyncDisposable
{
    private readonly BlogServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task At_first_registration_is_closed_and_first_comments_wait() =>
        Assert.True(await StoredAsync() is { IsRegistrationOpen: false, HoldsFirstComments: true });

    [Fact]
    public async Task Both_switches_are_stored_and_shown()
    {
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        foreach (var (isOpen, holds) in ((bool, bool)[])[(true, true), (true, false), (false, true), (false, false)])
        {
            var answer = await boss.SendsForm("/settings", Fields(("IsRegistrationOpen", isOpen ? "true" : null), ("HoldsFirstComments", holds ? "true" : null)));

            var stored = await StoredAsync();
            Assert.Equal((isOpen, holds), (stored.IsRegistrationOpen, stored.HoldsFirstComments));
            var page = await boss.Get(answer.Headers["Location"]);
            Assert.Equal("Saved.", page.Text("[role=status]"));
            Assert.Equal((isOpen, holds), (page.Document.QuerySelector("[name=IsRegistrationOpen]")!.HasAttribute("checked"), page.Document.QuerySelector("[name=HoldsFirstComments]")!.HasAttribute("checked")));
        }
    }

    [Fact]
    public async Task Without_the_flag_or_the_forms_token_nothing_is_switched()
    {
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        var author = await _server.BrowserOfAsync("marta", isAuthor: true);
        var token = (await author.Get("/chat/token")).Html;

        Assert.Equal(HttpStatusCode.BadRequest, (await boss.Post("/settings", [new("IsRegistrationOpen", "true")])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.Post("/settings", [new("IsRegistrationOpen", "true"), new("__RequestVerificationToken", token)])).Status);
        Assert.False((await StoredAsync()).IsRegistrationOpen);
    }

    private Task<BlogSettings> StoredAsync() =>
        _server.WithDb(db => db.Settings.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken));
}
