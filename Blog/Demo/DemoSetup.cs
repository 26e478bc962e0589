using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Blog.Demo;

public static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddScoped<DemoSeed>();

    /// <summary>
    /// Fills an empty blog with demo content: by itself where one develops, elsewhere only if Blog:Seed says "demo".
    /// </summary>
    public static async Task SeedDemoAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var seed = scope.ServiceProvider.GetRequiredService<IOptions<BlogOptions>>().Value.Seed;
        var isWanted = string.IsNullOrEmpty(seed) ? app.Environment.IsDevelopment() : seed == "demo";
        if (isWanted && await IsEmptyAsync(scope.ServiceProvider.GetRequiredService<BlogDbContext>()))
        {
            await scope.ServiceProvider.GetRequiredService<DemoSeed>().FillAsync();
        }
    }

    /// <summary>Whoever deleted the last demo article does not want them back: so the people count as well.</summary>
    private static async Task<bool> IsEmptyAsync(BlogDbContext db) =>
        !await db.Articles.AnyAsync() && !await db.Users.AnyAsync(user => !user.IsAdministrator) && !await db.Visitors.AnyAsync();
}
