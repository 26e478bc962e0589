using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Blog.Data;

/// <summary>The context whose migrations are SQLite's.</summary>
public sealed class SqliteBlogDbContext(DbContextOptions<SqliteBlogDbContext> options, WriteGate gate) : BlogDbContext(options, gate)
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;

    /// <summary>
    /// An immediate transaction: one that reads first and writes later can fail in the middle. The provider itself would
    /// wait for half a minute, with a thread that sleeps.
    /// </summary>
    protected override async Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        ((SqliteConnection)Database.GetDbConnection()).DefaultTimeout = 1;
        var started = Environment.TickCount64;
        while (true)
        {
            try
            {
                return await Database.BeginTransactionAsync(cancellationToken);
            }
            catch (SqliteException locked) when (locked.SqliteErrorCode == Busy && Environment.TickCount64 - started < WriteGate.LongestWait.TotalMilliseconds)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    protected override bool IsOutOfService(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteErrorCode is Busy or ReadOnly or InputOutput or Full;
}
