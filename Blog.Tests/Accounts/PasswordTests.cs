using System.Text.RegularExpressions;
using Blog.Accounts;
using Blog.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Accounts;

public sealed partial class PasswordTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Theory]
    [InlineData("1234567")]
    [InlineData("password")]
    [InlineData("PassWord")]
    [InlineData("qwertyuiop")]
    [InlineData("sunshine")]
    [InlineData("marta.costa")]
    [InlineData("Marta.Costa")]
    public async Task What_a_guesser_tries_first_is_refused(string password) => Assert.False(await IsAcceptedAsync(password));

    [Theory]
    [InlineData("gauge at half tide")]
    [InlineData("aaaaaaaabbbb")]
    [InlineData("潮の満ち干をはかる")]
    [InlineData("🌊🦆🌧🐚")]
    public async Task Length_is_what_counts(string password) => Assert.True(await IsAcceptedAsync(password));

    [Fact]
    public async Task More_than_64_characters_are_accepted() => Assert.True(await IsAcceptedAsync(string.Concat(Enumerable.Repeat("é tide ", 40))));

    [Fact]
    public void A_generated_password_is_strong_and_easily_typed()
    {
        var passwords = Enumerable.Range(0, 100).Select(_ => GeneratedPassword.New()).ToList();

        Assert.All(passwords, password => Assert.Matches(Typed(), password));
        Assert.Distinct(passwords);
    }

    private async Task<bool> IsAcceptedAsync(string password)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User { UserName = "marta.costa", DisplayName = "Marta Costa" };
        foreach (var validator in users.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(users, user, password)).Succeeded)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex("^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){3}$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Typed();
}
