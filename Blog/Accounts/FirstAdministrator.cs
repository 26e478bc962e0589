using Blog.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Blog.Accounts;

public static class FirstAdministrator
{
    /// <summary>
    /// Makes an administrator if there is none, with the configured password or a generated one: no password is built in.
    /// </summary>
    /// <exception cref="OptionsValidationException">The configured name or password cannot be used.</exception>
    public static async Task EnsureAdministratorAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        if (await db.Users.AnyAsync(user => user.IsAdministrator))
        {
            return;
        }

        var configured = scope.ServiceProvider.GetRequiredService<IOptions<BlogOptions>>().Value.Admin;
        var password = string.IsNullOrEmpty(configured.Password) ? GeneratedPassword.New() : configured.Password;
        var administrator = new User
        {
            UserName = configured.UserName,
            DisplayName = configured.UserName,
            Email = configured.Email,
            IsAdministrator = true,
        };

        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        Demand(await users.CreateAsync(administrator, password));
        services.GetRequiredService<NewAccounts>().AddAdministrator(configured.UserName, password, isGenerated: password != configured.Password);
    }

    private static void Demand(IdentityResult result)
    {
        if (result.Succeeded)
        {
            return;
        }

        var error = result.Errors.First();
        var key = error.Code.Contains("UserName", StringComparison.Ordinal) ? "UserName" : "Password";
        throw new OptionsValidationException(BlogOptions.Section, typeof(BlogOptions), [$"Blog:Admin:{key} cannot be used: {error.Description}"]);
    }
}
