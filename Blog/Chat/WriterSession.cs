using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Blog.Chat;

/// <summary>The writer's own open connection, with the statements prepared on it. It lives until a write fails.</summary>
internal sealed class WriterSession : IAsyncDisposable
{
    private readonly HashSet<Guid> _changed = [];

    private WriterSession(BlogDbContext db)
    {
        Db = db;
        Messages = new MessageStatements(db);
    }

    public BlogDbContext Db { get; }

    public MessageStatements Messages { get; }

    /// <summary>The conversations whose readers are woken after the commit.</summary>
    public IReadOnlyCollection<Guid> ChangedConversations => _changed;

    public static async Task<WriterSession> OpenAsync(BlogDbContext db)
    {
        try
        {
            await db.Database.OpenConnectionAsync();
            return new WriterSession(db);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Notes that a conversation has news, if the transaction is committed.</summary>
    public void Changed(Guid conversationId) => _changed.Add(conversationId);

    /// <summary>Stores all of the writes, or none.</summary>
    public async Task CommitAsync(IReadOnlyList<PendingWrite> writes)
    {
        _changed.Clear();
        await Db.WriteAsync(
            async () =>
            {
                Messages.Join(Db.Database.CurrentTransaction!.GetDbTransaction());
                foreach (var write in writes)
                {
                    await write.RunAsync(this);
                }
            },
            CancellationToken.None);
        Db.ChangeTracker.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await Messages.DisposeAsync();
        await Db.DisposeAsync();
    }
}
