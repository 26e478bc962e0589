using Microsoft.Data.Sqlite;

namespace Blog.Tests.Faults;

/// <summary>Another program that has the blog's database open.</summary>
internal static class OtherProgram
{
    /// <summary>Keeps the right to write to itself, until the result is disposed.</summary>
    public static async Task<SqliteConnection> LockAsync(string dataDirectory)
    {
        var connection = await OpenAsync(dataDirectory);
        await RunAsync(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    /// <summary>"ok", or what SQLite has found wrong with the file.</summary>
    public static async Task<string> CheckIntegrityAsync(string dataDirectory)
    {
        await using var connection = await OpenAsync(dataDirectory);
        return await RunAsync(connection, "PRAGMA integrity_check");
    }

    private static async Task<SqliteConnection> OpenAsync(string dataDirectory)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "blog.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task<string> RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}";
    }
}
