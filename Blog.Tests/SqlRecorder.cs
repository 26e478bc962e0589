using System.Collections.Concurrent;
using System.Data.Common;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Blog.Tests;

/// <summary>Writes down every command that a server sends to its database.</summary>
internal sealed class SqlRecorder : DbCommandInterceptor
{
    private readonly ConcurrentQueue<RecordedCommand> _commands = new();

    /// <summary>Also takes away what works by the clock: its commands would stand among those of a page.</summary>
    public Action<IServiceCollection> Attach => services =>
    {
        services.ConfigureDbContext<SqliteBlogDbContext>(options => options.AddInterceptors(this));
        foreach (var job in services.Where(IsOurJob).ToList())
        {
            services.Remove(job);
        }
    };

    private static bool IsOurJob(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Assembly == typeof(BlogDbContext).Assembly;

    /// <summary>What was sent since the last time; it is forgotten then.</summary>
    public IReadOnlyList<RecordedCommand> Take()
    {
        List<RecordedCommand> taken = [];
        while (_commands.TryDequeue(out var command))
        {
            taken.Add(command);
        }

        return taken;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(result);
    }

    private void Note(DbCommand command) => _commands.Enqueue(new RecordedCommand(
        command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
}

internal sealed record RecordedCommand(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);
