using Blog.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

/// <summary>A database with its tables and nothing in them, made once in a run: each of hundreds of servers would take half a second to make its own.</summary>
internal static class EmptyDatabase
{
    private static readonly Lazy<byte[]> File = new(Make);

    public static void CopyInto(string directory) => System.IO.File.WriteAllBytes(Path.Combine(directory, "blog.db"), File.Value);

    private static byte[] Make()
    {
        var folder = Directory.CreateTempSubdirectory("blog-empty-");
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Blog:DataDirectory", folder.FullName)]).Build();
            using (var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddData(folder.FullName).BuildServiceProvider())
            using (var db = services.GetRequiredService<IDbContextFactory<SqliteBlogDbContext>>().CreateDbContext())
            {
                db.Database.Migrate();
                db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
            }

            SqliteConnection.ClearAllPools();
            return System.IO.File.ReadAllBytes(Path.Combine(folder.FullName, "blog.db"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
