using Blog.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>For whoever has lost a password and has the machine: "reset-password NAME" instead of a start.</summary>
public static class ResetPasswordCommand
{
    private const string Name = "reset-password";

    /// <summary>Runs the command if the arguments are one, and gives its exit code; null means that the blog should start.</summary>
    public static async Task<int?> RunCommandAsync(this IServiceProvider services, string[] args)
    {
        if (args is not [Name, ..])
        {
            return null;
        }

        if (args is not [_, var userName])
        {
            await Console.Error.WriteLineAsync($"Say whose password: {Name} NAME");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        var password = GeneratedPassword.New();
        if (!await ResetAsync(scope.ServiceProvider, userName, password))
        {
            await Console.Error.WriteLineAsync($"There is no user named {userName}.");
            return 1;
        }

        await Console.Out.WriteLineAsync($"The new password of {userName}: {password}   (shown only this once)");
        return 0;
    }

    private static Task<bool> ResetAsync(IServiceProvider services, string userName, string password)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var hash = services.GetRequiredService<IPasswordHasher<User>>().HashPassword(new User { DisplayName = "" }, password);
        return db.WriteAsync(
            async () =>
            {
                if (await db.Users.Named(userName).SingleOrDefaultAsync() is not { } user)
                {
                    return false;
                }

                await db.ChangePasswordAsync(user, hash, keptSession: null, CancellationToken.None);
                await db.SaveChangesAsync();
                return true;
            },
            CancellationToken.None);
    }
}
