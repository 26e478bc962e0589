using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>What the chat has stored.</summary>
internal static class StoredRows
{
    /// <summary>How many rows there are of each kind: equal before and after means that nothing was stored.</summary>
    public static Task<(int Visitors, int Conversations, int Messages, int ReadMarks)> CountChatRowsAsync(this BlogServer server) =>
        server.WithDb(async db => (await db.Visitors.CountAsync(), await db.Conversations.CountAsync(), await db.Messages.CountAsync(), await db.ReadMarks.CountAsync()));

    public static Task<List<Message>> StoredMessagesAsync(this BlogServer server, Guid conversationId) =>
        server.WithDb(db => db.Messages.AsNoTracking().Where(message => message.ConversationId == conversationId).OrderBy(message => message.Seq).ToListAsync());

    public static Task<Conversation> StoredConversationAsync(this BlogServer server, Guid conversationId) =>
        server.WithDb(db => db.Conversations.AsNoTracking().SingleAsync(conversation => conversation.Id == conversationId));

    /// <summary>Makes a conversation longer without anybody sending anything.</summary>
    public static Task LengthenAsync(this BlogServer server, Guid conversationId, int by) =>
        server.WithDb(async db =>
        {
            var conversation = await db.Conversations.SingleAsync(row => row.Id == conversationId);
            for (var i = 0; i < by; i++)
            {
                conversation.LastSeq++;
                db.Messages.Add(new Message
                {
                    ConversationId = conversationId,
                    Seq = conversation.LastSeq,
                    Sender = SenderKind.Visitor,
                    SenderId = conversation.VisitorId,
                    SenderName = conversation.VisitorName,
                    ClientId = Guid.NewGuid(),
                    Text = $"Line {conversation.LastSeq}",
                    CreatedUtc = Some.Day,
                });
            }

            await db.SaveChangesAsync();
        });
}
