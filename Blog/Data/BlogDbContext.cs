using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Blog.Data;

/// <summary>What is stored, whatever the database. Every write passes the <see cref="WriteGate"/>.</summary>
public abstract class BlogDbContext(DbContextOptions options, WriteGate gate)
    : IdentityUserContext<User, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(options)
{
    private bool _isMyTurn;

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<FormerSlug> FormerSlugs => Set<FormerSlug>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<ArticleTag> ArticleTags => Set<ArticleTag>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<Vote> Votes => Set<Vote>();

    public DbSet<Visitor> Visitors => Set<Visitor>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<ReadMark> ReadMarks => Set<ReadMark>();

    public DbSet<ConversationNote> ConversationNotes => Set<ConversationNote>();

    public DbSet<ConversationTag> ConversationTags => Set<ConversationTag>();

    public DbSet<PageSeen> PagesSeen => Set<PageSeen>();

    public DbSet<CannedReply> CannedReplies => Set<CannedReply>();

    public DbSet<VisitorBlock> VisitorBlocks => Set<VisitorBlock>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<BlogSettings> Settings => Set<BlogSettings>();

    /// <summary>
    /// Runs the work as one immediate transaction in the writer's turn and commits it. When the work throws, nothing
    /// of it is stored. Bulk updates and deletes belong in here, never outside.
    /// </summary>
    /// <exception cref="NotSavedException">The database takes no writes just now.</exception>
    public async Task<T> WriteAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        _isMyTurn = true;
        try
        {
            await using var transaction = await BeginAsync(cancellationToken);
            var result = await work();
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (Exception exception) when (IsOutOfService(exception))
        {
            throw new NotSavedException("The database takes no writes just now.", exception);
        }
        finally
        {
            _isMyTurn = false;
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<Task> work, CancellationToken cancellationToken) =>
        WriteAsync(
            async () =>
            {
                await work();
                return true;
            },
            cancellationToken);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) => _isMyTurn
        ? await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
        : await WriteAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync: a blocking write would hold a thread while it waits for its turn.");

    protected abstract Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken);

    /// <summary>Whether the database failed and not the write: locked, full, or not to be written to.</summary>
    protected abstract bool IsOutOfService(Exception exception);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(BlogDbContext).Assembly);
    }

    /// <summary>SQLite forgets that a time is UTC; a page would then show it as local.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value,
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
