using System.Net;
using System.Text.RegularExpressions;

namespace Blog.Tests.Accounts;

/// <summary>The command for a lost password, run beside a blog that goes on.</summary>
public sealed partial class ResetPasswordTests : IAsyncLifetime
{
    private RestartableBlog _blog = null!;

    public async ValueTask InitializeAsync() =>
        _blog = await RestartableBlog.StartAsync(new(StringComparer.Ordinal) { ["Blog:Seed"] = "none", ["Blog:Admin:Password"] = Account.Password });

    public ValueTask DisposeAsync()
    {
        _blog.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_prints_a_new_password_once_that_works_at_once_and_ends_every_session()
    {
        using var browser = Browser();
        using var signedIn = await browser.SignInAsync("admin");
        Assert.True(await browser.IsSignedInAsync());

        using var command = Run("reset-password", "ADMIN");
        var (code, error) = await command.EndsAsync();

        Assert.Equal((0, ""), (code, error));
        var password = Assert.Single(Typed().Matches(command.Output)).Value;
        Assert.False(await browser.IsSignedInAsync());
        using var old = await browser.SignInAsync("admin");
        using var renewed = await browser.SignInAsync("admin", password);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (old.StatusCode, renewed.StatusCode));
    }

    [Theory]
    [InlineData("There is no user named ghost.", "reset-password", "ghost")]
    [InlineData("Say whose password: reset-password NAME", "reset-password")]
    [InlineData("Say whose password: reset-password NAME", "reset-password", "admin", "now")]
    public async Task Whoever_is_not_there_is_said_in_one_sentence(string sentence, params string[] arguments)
    {
        using var command = Run(arguments);

        var (code, error) = await command.EndsAsync();

        Assert.Equal((1, sentence), (code, error.TrimEnd()));
        Assert.Empty(Typed().Matches(command.Output));
    }

    private BlogProcess Run(params string[] arguments) =>
        BlogProcess.Start(new(StringComparer.Ordinal) { ["Blog:DataDirectory"] = _blog.DataDirectory }, arguments: arguments);

    private HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = _blog.Url };

    [GeneratedRegex(@"\b\w{4}(-\w{4}){3}\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Typed();
}
