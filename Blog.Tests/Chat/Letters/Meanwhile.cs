using System.Data.Common;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Chat.Letters;

/// <summary>Lets something happen between two commands of a blog, just when it has begun to read.</summary>
internal sealed class Meanwhile : DbCommandInterceptor
{
    private readonly Lock _lock = new();
    private (string[] Parts, Func<Task> Work)? _next;

    /// <summary>The blog's services before it starts.</summary>
    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<SqliteBlogDbContext>(options => options.AddInterceptors(this));

    /// <summary>Does this once, with the next command that reads and has all these parts.</summary>
    public void Do(Func<Task> work, params string[] parts)
    {
        lock (_lock)
        {
            _next = (parts, work);
        }
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (Take(command.CommandText) is { } work)
        {
            await work();
        }

        return result;
    }

    private Func<Task>? Take(string command)
    {
        lock (_lock)
        {
            if (_next is not { } next || !next.Parts.All(part => command.Contains(part, StringComparison.Ordinal)))
            {
                return null;
            }

            _next = null;
            return next.Work;
        }
    }
}
