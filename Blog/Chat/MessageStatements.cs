using System.Data.Common;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What there is to know of a conversation before a message is added to it.</summary>
internal sealed record WritableConversation(Guid Id, Guid VisitorId, string VisitorName, DateTime? ClosedUtc, bool HasSenderWritten, Guid? AssignedToId, bool IsBlocked);

/// <summary>
/// The statements that every message needs, prepared once: through change tracking each would cost twenty times as much,
/// and the writer is the one place where all messages of the blog meet.
/// </summary>
internal sealed class MessageStatements : IAsyncDisposable
{
    private readonly DbCommand _find;
    private readonly DbCommand _look;
    private readonly DbCommand _advance;
    private readonly PreparedInsert<Message> _insert;
    private readonly PreparedInsert<ReadMark> _mark;

    public MessageStatements(BlogDbContext db)
    {
        var connection = db.Database.GetDbConnection();
        _find = Command(connection, """
            SELECT "Seq", "Text", "SenderName", "CreatedUtc" FROM "Messages"
            WHERE "ConversationId" = @conversation AND "Sender" = @kind AND "SenderId" = @sender AND "ClientId" = @client
            """);
        _look = Command(connection, """
            SELECT "VisitorId", "VisitorName", "ClosedUtc", EXISTS (SELECT 1 FROM "Messages" WHERE "ConversationId" = @conversation AND "Sender" = @kind AND "SenderId" = @sender),
                "AssignedToId", EXISTS (SELECT 1 FROM "VisitorBlocks" WHERE "VisitorBlocks"."VisitorId" = "Conversations"."VisitorId" AND ("UntilUtc" IS NULL OR "UntilUtc" > @now))
            FROM "Conversations" WHERE "Id" = @conversation
            """);
        _advance = Command(connection, """
            UPDATE "Conversations" SET "LastSeq" = "LastSeq" + 1, "LastText" = @text, "LastSender" = @kind, "LastMessageUtc" = @now,
                "FirstReplyUtc" = CASE WHEN @kind = 1 THEN COALESCE("FirstReplyUtc", @now) ELSE "FirstReplyUtc" END,
                "WaitingSinceUtc" = CASE WHEN @waits = 1 THEN COALESCE("WaitingSinceUtc", @now) END
            WHERE "Id" = @conversation RETURNING "LastSeq"
            """);
        _insert = new PreparedInsert<Message>(db);
        _mark = new PreparedInsert<ReadMark>(db, """
            ON CONFLICT ("ConversationId", "ParticipantId") DO UPDATE SET "SeenUpTo" = excluded."SeenUpTo", "DeliveredUpTo" = excluded."DeliveredUpTo", "SeenUtc" = excluded."SeenUtc", "UnreadFrom" = NULL
            WHERE "ReadMarks"."SeenUpTo" < excluded."SeenUpTo"
            """);
    }

    /// <summary>What runs from now on belongs to this transaction.</summary>
    public void Join(DbTransaction transaction)
    {
        foreach (var command in (DbCommand[])[_find, _look, _advance, _insert.Command, _mark.Command])
        {
            command.Transaction = transaction;
        }
    }

    /// <summary>The message that this sender stored under a client id, or null.</summary>
    public async Task<Message?> FindAsync(Guid conversationId, ChatIdentity sender, Guid clientId)
    {
        Set(_find, ("@conversation", conversationId), ("@kind", (int)sender.Kind), ("@sender", sender.Id), ("@client", clientId));
        await using var reader = await _find.ExecuteReaderAsync();
        return !await reader.ReadAsync() ? null : new Message
        {
            ConversationId = conversationId,
            Seq = reader.GetInt64(0),
            Sender = sender.Kind,
            SenderId = sender.Id,
            SenderName = reader.GetString(2),
            ClientId = clientId,
            Text = reader.GetString(1),
            CreatedUtc = DateTime.SpecifyKind(reader.GetDateTime(3), DateTimeKind.Utc),
        };
    }

    /// <summary>The conversation, whoever may see it, or null.</summary>
    public async Task<WritableConversation?> FindConversationAsync(Guid conversationId, ChatIdentity sender, TimeProvider time)
    {
        Set(_look, ("@conversation", conversationId), ("@kind", (int)sender.Kind), ("@sender", sender.Id), ("@now", time.GetUtcNow().UtcDateTime));
        await using var reader = await _look.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return null;
        }

        DateTime? closed = await reader.IsDBNullAsync(2) ? null : DateTime.SpecifyKind(reader.GetDateTime(2), DateTimeKind.Utc);
        return new WritableConversation(conversationId, reader.GetGuid(0), reader.GetString(1), closed, reader.GetBoolean(3), await reader.IsDBNullAsync(4) ? null : reader.GetGuid(4), reader.GetBoolean(5));
    }

    /// <summary>Gives the message the next number of its conversation and stores it; its sender has seen it.</summary>
    public async Task AppendAsync(Message message)
    {
        Set(
            _advance,
            ("@conversation", message.ConversationId),
            ("@text", message.Text),
            ("@kind", (int)message.Sender),
            ("@now", message.CreatedUtc),
            ("@waits", message.Sender == SenderKind.Visitor ? 1 : 0));

        // Read to its end: a statement left open keeps the transaction from being committed.
        await using (var reader = await _advance.ExecuteReaderAsync())
        {
            message.Seq = await reader.ReadAsync() ? reader.GetInt64(0) : throw new InvalidOperationException("The conversation is gone.");
        }

        await _insert.ExecuteAsync(message, CancellationToken.None);
        await _mark.ExecuteAsync(Mark(message), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in (DbCommand[])[_find, _look, _advance, _insert.Command, _mark.Command])
        {
            await command.DisposeAsync();
        }
    }

    private static ReadMark Mark(Message message) => new()
    {
        ConversationId = message.ConversationId,
        ParticipantId = message.SenderId,
        DeliveredUpTo = message.Seq,
        SeenUpTo = message.Seq,
        SeenUtc = message.CreatedUtc,
    };

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static void Set(DbCommand command, params ReadOnlySpan<(string Name, object Value)> values)
    {
        for (var number = 0; number < values.Length; number++)
        {
            if (command.Parameters.Count <= number)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = values[number].Name;
                command.Parameters.Add(parameter);
            }

            command.Parameters[number].Value = values[number].Value;
        }
    }
}
