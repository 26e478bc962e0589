using System.Net;
using System.Text.RegularExpressions;
using Blog.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Accounts;

public sealed partial class SignInTests : IAsyncDisposable
{
    // In the future: the test's browser throws cookies away by the real clock.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public SignInTests() => _server = new BlogServer { Time = _clock };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("lena")]
    [InlineData("LENA")]
    [InlineData(" lena ")]
    public async Task A_name_and_its_password_sign_in(string userName)
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();
        Assert.False(await browser.IsSignedInAsync());

        using var response = await browser.SignInAsync(userName);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.OriginalString);
        Assert.True(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task A_wrong_password_is_refused_with_a_sentence()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();

        using var response = await browser.SignInAsync("lena", "not the password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("do not belong together", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task An_unknown_name_a_resting_and_a_disabled_account_get_the_answer_of_a_wrong_password()
    {
        await _server.AddUserAsync("known");
        var resting = await _server.AddUserAsync("rest1");
        var disabled = await _server.AddUserAsync("shut1");
        await _server.WithDb(db => db.Users.Where(user => user.Id == resting)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, _clock.GetUtcNow().AddMinutes(1))));
        await _server.WithDb(db => db.Users.Where(user => user.Id == disabled).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true)));

        var wrong = await AnswerAsync("known", "not the password");

        Assert.Equal(wrong, await AnswerAsync("ghost", "not the password"));
        Assert.Equal(wrong, await AnswerAsync("rest1", Account.Password));
        Assert.Equal(wrong, await AnswerAsync("shut1", Account.Password));
    }

    [Fact]
    public async Task Missing_fields_are_named()
    {
        using var browser = _server.CreateClient();

        using var response = await browser.SignInAsync("", "");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Write your username.", page, StringComparison.Ordinal);
        Assert.Contains("Write your password.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("\uFFFD\uFFFE")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_strange_name_is_refused_like_any_other(string userName)
    {
        using var browser = _server.CreateClient();

        using var response = await browser.SignInAsync(userName);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.DoesNotContain("<script>alert", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_wrong_passwords_the_account_rests_for_five_minutes()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();
        await GuessAsync(browser, SignIn.MaxTries);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(browser));
        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(browser));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, await TryAsync(browser));
    }

    [Fact]
    public async Task The_right_password_takes_the_count_of_wrong_ones_back()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();

        await GuessAsync(browser, SignIn.MaxTries - 1);
        Assert.Equal(HttpStatusCode.Redirect, await TryAsync(browser));
        await GuessAsync(browser, SignIn.MaxTries - 1);
        Assert.Equal(HttpStatusCode.Redirect, await TryAsync(browser));
    }

    [Fact]
    public async Task Guesses_sent_at_once_are_all_counted()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();

        await Task.WhenAll(Enumerable.Range(0, SignIn.MaxTries).Select(async _ =>
        {
            using var guesser = _server.CreateClient();
            await GuessAsync(guesser, 1);
        }));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(browser));
    }

    [Fact]
    public async Task A_password_may_be_long_and_in_any_script()
    {
        var password = string.Concat(Enumerable.Repeat("Ebbe und Flut – مدّ وجزر – 潮の満ち干 – 🌊 ", 8)) + "end";
        await _server.AddUserAsync("lena", password: password);
        using var browser = _server.CreateClient();

        using var shortened = await browser.SignInAsync("lena", password[..64]);
        using var whole = await browser.SignInAsync("lena", password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, shortened.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, whole.StatusCode);
    }

    [Fact]
    public async Task Signing_in_without_the_forms_token_is_refused()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["UserName"] = "lena", ["Password"] = Account.Password });

        using var response = await browser.PostAsync("/account/login", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task The_page_is_stored_nowhere()
    {
        using var browser = _server.CreateClient();

        using var response = await browser.GetAsync("/account/login", TestContext.Current.CancellationToken);

        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    private async Task<string> AnswerAsync(string userName, string password)
    {
        using var browser = _server.CreateClient();
        using var response = await browser.SignInAsync(userName, password);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return $"{response.StatusCode} {Token().Replace(page, "").Replace(userName, "NAME", StringComparison.Ordinal)}";
    }

    private static async Task GuessAsync(HttpClient browser, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var response = await browser.SignInAsync("lena", "not the password");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        }
    }

    private static async Task<HttpStatusCode> TryAsync(HttpClient browser)
    {
        using var response = await browser.SignInAsync("lena");
        return response.StatusCode;
    }

    [GeneratedRegex("(?<=__RequestVerificationToken[^>]*value=\")[^\"]+", RegexOptions.None, 1_000)]
    private static partial Regex Token();
}
