using System.ComponentModel.DataAnnotations;
using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <param name="Path">The page that the visitor is on: an article's address makes the chat one about that article.</param>
public sealed record NewConversation(string? Name, string? Email, string? Text, Guid ClientId, string? Path);

public abstract record StartResult
{
    private StartResult()
    {
    }

    public sealed record Started(Guid ConversationId) : StartResult;

    /// <summary>What is wrong with each field, as keys of the texts; nothing was stored.</summary>
    public sealed record Invalid(string? NameError, string? EmailError, string? TextError) : StartResult;
}

/// <summary>
/// Makes the visitor, the conversation and its first message in one transaction. When another tab was quicker, the
/// message goes into the conversation that is there.
/// </summary>
public sealed class StartConversation(BlogDbContext db, MessageWriter writer, AcceptMessage acceptMessage, ReadingPath readingPath, TimeProvider time)
{
    public async Task<StartResult> HandleAsync(NewConversation command, Guid visitorId, SignedInUser? user, CancellationToken cancellationToken)
    {
        var name = user?.DisplayName ?? VisitorName.Normalize(command.Name);
        var email = command.Email?.Trim() is { Length: > 0 } given ? given : null;
        var text = MessageText.Normalize(command.Text);
        var invalid = new StartResult.Invalid(await NameErrorAsync(name, user, cancellationToken), EmailError(email), MessageText.Refusal(text));
        if (invalid is not { NameError: null, EmailError: null, TextError: null })
        {
            return invalid;
        }

        var article = await readingPath.FindArticleAsync(command.Path, cancellationToken);
        try
        {
            return await writer.WriteAsync(
                async session =>
                {
                    var open = await session.Db.Conversations.OfVisitor(visitorId).Open().Select(row => (Guid?)row.Id).SingleOrDefaultAsync();
                    return open is { } id
                        ? await AppendAsync(session, id, visitorId, command.ClientId, text)
                        : await StoreAsync(session, name, email, text, command.ClientId, visitorId, user, article);
                },
                cancellationToken);
        }
        catch (NotSavedException)
        {
            return new StartResult.Invalid(null, null, AcceptResult.NotSaved.Reason);
        }
    }

    private async Task<string?> NameErrorAsync(string name, SignedInUser? user, CancellationToken cancellationToken)
    {
        if (user is not null)
        {
            return null;
        }

        if (VisitorName.Refusal(name) is { } refusal)
        {
            return refusal;
        }

        return await VisitorName.IsTakenAsync(db, name, cancellationToken)
            ? "That name belongs to an account of this blog. Sign in to use it, or choose another."
            : null;
    }

    private static string? EmailError(string? email) =>
        email is null || (email.Length <= Conversation.MaxEmailLength && new EmailAddressAttribute().IsValid(email))
            ? null
            : "That does not look like an e-mail address.";

    /// <summary>The same first message sent twice ends here too: its client id makes the second one a repeat.</summary>
    private async Task<StartResult> AppendAsync(WriterSession session, Guid open, Guid visitorId, Guid clientId, string text)
    {
        var result = await acceptMessage.StoreAsync(session, open, clientId, text, ChatIdentity.Visitor(visitorId));
        return result is AcceptResult.Refused refused ? new StartResult.Invalid(null, null, refused.Reason) : new StartResult.Started(open);
    }

    private async Task<StartResult> StoreAsync(WriterSession session, string name, string? email, string text, Guid clientId, Guid visitorId, SignedInUser? user, ReadArticle? article)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!await session.Db.Visitors.AnyAsync(visitor => visitor.Id == visitorId))
        {
            session.Db.Visitors.Add(new Visitor { Id = visitorId, UserId = user?.Id, CreatedUtc = now });
        }

        var conversation = new Conversation
        {
            Id = Conversation.NewId(),
            VisitorId = visitorId,
            VisitorName = name,
            VisitorEmail = email,
            ArticleId = article?.Id,
            ReadingArticleId = article?.Id,
            OpenToAll = article is not { AuthorMayAnswer: true },
            LastSeq = 1,
            LastText = text,
            LastSender = SenderKind.Visitor,
            LastMessageUtc = now,
            WaitingSinceUtc = now,
            CreatedUtc = now,
        };
        conversation.Messages.Add(new Message
        {
            ConversationId = conversation.Id,
            Seq = 1,
            Sender = SenderKind.Visitor,
            SenderId = visitorId,
            SenderName = name,
            ClientId = clientId,
            Text = text,
            CreatedUtc = now,
        });
        session.Db.Conversations.Add(conversation);
        session.Db.ReadMarks.Add(new ReadMark { ConversationId = conversation.Id, ParticipantId = visitorId, DeliveredUpTo = 1, SeenUpTo = 1, SeenUtc = now });
        await session.Db.SaveChangesAsync();
        session.Changed(conversation.Id);
        return new StartResult.Started(conversation.Id);
    }
}
