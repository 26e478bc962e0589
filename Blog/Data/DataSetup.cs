using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Blog.Data;

public static class DataSetup
{
    /// <summary>Registers the stored data; <paramref name="contentRoot"/> is where a relative data directory starts.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, string contentRoot)
    {
        services.AddOptions<BlogOptions>().BindConfiguration(BlogOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BlogOptions>, BlogOptionsValidation>();
        services.PostConfigure<BlogOptions>(options => options.DataDirectory =
            string.IsNullOrWhiteSpace(options.DataDirectory) ? "" : Path.GetFullPath(options.DataDirectory, contentRoot));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<WriteGate>();
        services.AddDbContextFactory<SqliteBlogDbContext>((provider, options) => options
            .UseSqlite(ConnectionString(provider))
            .AddInterceptors(new SqliteConnectionSetup()));
        services.AddScoped<BlogDbContext>(provider => provider.GetRequiredService<SqliteBlogDbContext>());
        services.AddSingleton<IDbContextFactory<BlogDbContext>, BlogDbContextFactory>();
        services.AddSingleton<BlogName>();
        return services;
    }

    /// <summary>
    /// Makes the data directory and brings the database up to date. EF takes a lock row for migrations, which a killed
    /// start would leave behind: so it is asked only when something is pending.
    /// </summary>
    public static async Task MigrateAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var options = scope.ServiceProvider.GetRequiredService<IOptions<BlogOptions>>().Value;
        DataDirectory.Prepare(options.DataDirectory);
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await db.Database.MigrateAsync();
        }

        await db.CopyToArticleTagsAsync();
        await db.IndexArticlesAsync();
        await db.IndexMessagesAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
        await EnsureSettingsAsync(db, options);
        await services.GetRequiredService<BlogName>().ReadAsync(CancellationToken.None);
    }

    /// <summary>The configuration counts at the first start only; afterwards stands what an administrator chose.</summary>
    private static async Task EnsureSettingsAsync(BlogDbContext db, BlogOptions options)
    {
        if (!await db.Settings.AnyAsync())
        {
            db.Settings.Add(new BlogSettings { Title = options.Title.Trim(), Tagline = options.Tagline.Trim(), IsRegistrationOpen = options.Registration == "open" });
            await db.SaveChangesAsync();
        }
    }

    private static string ConnectionString(IServiceProvider provider)
    {
        var configured = provider.GetRequiredService<IConfiguration>().GetConnectionString("Blog");
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return Checked(configured);
        }

        var directory = provider.GetRequiredService<IOptions<BlogOptions>>().Value.DataDirectory;
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "blog.db"), ForeignKeys = true }.ToString();
    }

    private static string Checked(string configured)
    {
        try
        {
            return new SqliteConnectionStringBuilder(configured).ToString();
        }
        catch (ArgumentException exception)
        {
            throw new OptionsValidationException("ConnectionStrings", typeof(string), [$"ConnectionStrings:Blog cannot be read: {exception.Message}"]);
        }
    }

    private sealed class BlogDbContextFactory(IDbContextFactory<SqliteBlogDbContext> factory) : IDbContextFactory<BlogDbContext>
    {
        public BlogDbContext CreateDbContext() => factory.CreateDbContext();
    }
}
