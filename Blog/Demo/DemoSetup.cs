using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Blog.Demo;

public static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddSingleton<RenderedDemo>().AddScoped<DemoSeed>();

    /// <summary>Begins to render the demo's articles if this is the first start: that takes as long as making the database, and neither needs to wait for the other.</summary>
    public static void PrepareDemo(this WebApplication app)
    {
        if (IsWanted(app) && !Directory.Exists(Options(app).DataDirectory))
        {
            _ = app.Services.GetRequiredService<RenderedDemo>().Articles;
        }
    }

    /// <summary>
    /// Fills an empty blog with demo content: by itself where one develops, elsewhere only if Blog:Seed says "demo".
    /// </summary>
    public static async Task SeedDemoAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (IsWanted(app) && await IsEmptyAsync(scope.ServiceProvider.GetRequiredService<BlogDbContext>()))
        {
            await scope.ServiceProvider.GetRequiredService<DemoSeed>().FillAsync();
        }
    }

    private static bool IsWanted(WebApplication app) =>
        string.IsNullOrEmpty(Options(app).Seed) ? app.Environment.IsDevelopment() : Options(app).Seed == "demo";

    private static BlogOptions Options(WebApplication app) => app.Services.GetRequiredService<IOptions<BlogOptions>>().Value;

    /// <summary>Whoever deleted the last demo article does not want them back: so the people count as well.</summary>
    private static async Task<bool> IsEmptyAsync(BlogDbContext db) =>
        !await db.Articles.AnyAsync() && !await db.Users.AnyAsync(user => !user.IsAdministrator) && !await db.Visitors.AnyAsync();
}
