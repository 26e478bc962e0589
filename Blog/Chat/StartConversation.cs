using System.Net;
using Blog.Accounts;
using Blog.Chat.Privacy;
using Blog.Chat.Readers;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <param name="Path">The page that the visitor is on: an article's address makes the chat one about that article.</param>
/// <param name="From">The address that the visitor comes from.</param>
public sealed record NewConversation(string? Name, string? Email, string? Text, Guid ClientId, string? Path, IPAddress? From)
{
    public VisitorOrigin Origin { get; init; } = VisitorOrigin.Unknown;

    /// <summary>The author's word that this answers, by <see cref="Invitation.Id"/>.</summary>
    public Guid? InvitationId { get; init; }
}

/// <summary>
/// Makes the visitor, the conversation and its first message in one transaction. When another tab was quicker, the
/// message goes into the conversation that is there.
/// </summary>
public sealed class StartConversation(BlogDbContext db, MessageWriter writer, AcceptMessage acceptMessage, NewChatPace pace, ReadingPath readingPath, Presence presence, ReadersNow readers, TimeProvider time)
{
    public async Task<StartResult> HandleAsync(NewConversation command, Guid visitorId, SignedInUser? user, CancellationToken cancellationToken)
    {
        var name = user?.DisplayName ?? VisitorName.Normalize(command.Name);
        var email = VisitorEmail.Normalize(command.Email);
        var text = MessageText.Normalize(command.Text);
        var invalid = new StartResult.Invalid(await NameErrorAsync(name, user, cancellationToken), VisitorEmail.Refusal(email), MessageText.Refusal(text));
        if (invalid is not { NameError: null, EmailError: null, TextError: null })
        {
            return invalid;
        }

        if (await OpenOneAsync(db, visitorId) is { } open)
        {
            // No new conversation, but a message like any other.
            var message = new NewMessage(open, command.ClientId, text);
            return StartResult.Of(await acceptMessage.HandleAsync(message, ChatIdentity.Visitor(visitorId), cancellationToken), open);
        }

        var article = await readingPath.FindArticleAsync(command.Path, cancellationToken);
        var place = new NewChatPlace(pace, visitorId, ClientAddress.LineOf(command.From));
        try
        {
            return await writer.WriteAsync(
                async session =>
                {
                    if (await session.Db.IsBlockedAsync(visitorId, time, CancellationToken.None))
                    {
                        return StartResult.Blocked;
                    }

                    if (await OpenOneAsync(session.Db, visitorId) is { } id)
                    {
                        return StartResult.Of(await acceptMessage.StoreAsync(session, id, command.ClientId, text, ChatIdentity.Visitor(visitorId)), id);
                    }

                    return place.TryTake(out var retryAfter)
                        ? await StoreAsync(session, command, new VisitorSaid(name, email, text), visitorId, user, article)
                        : StartResult.TooFast("Many chats were started here lately. Your text is kept: wait a while and send it again.", retryAfter);
                },
                cancellationToken);
        }
        catch (NotSavedException)
        {
            place.GiveBack();
            return new StartResult.Invalid(null, null, AcceptResult.NotSaved.Reason);
        }
    }

    private static Task<Guid?> OpenOneAsync(BlogDbContext db, Guid visitorId) =>
        db.Conversations.OfVisitor(visitorId).Open().Select(row => (Guid?)row.Id).SingleOrDefaultAsync();

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

    private async Task<StartResult> StoreAsync(WriterSession session, NewConversation command, VisitorSaid said, Guid visitorId, SignedInUser? user, ReadArticle? article)
    {
        var (name, email, text) = said;
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
            OpenToAll = presence.FirstAnswererOf(article) is null,
            LastSeq = 1,
            LastText = text,
            LastSender = SenderKind.Visitor,
            LastMessageUtc = now,
            WaitingSinceUtc = now,
            CreatedUtc = now,
            VisitorLanguage = command.Origin.Language,
            VisitorTimeZone = command.Origin.TimeZone,
            VisitorAgent = command.Origin.Agent,
            Referrer = command.Origin.Referrer,
        };
        conversation.Messages.Add(new Message
        {
            ConversationId = conversation.Id,
            Seq = 1,
            Sender = SenderKind.Visitor,
            SenderId = visitorId,
            SenderName = name,
            ClientId = command.ClientId,
            Text = text,
            CreatedUtc = now,
        });
        if (command.InvitationId is { } invitationId && readers.FindSaid(invitationId) is { } invitation)
        {
            await BeginWithAsync(invitation, conversation, session.Db);
        }

        session.Db.Conversations.Add(conversation);
        session.Db.ReadMarks.Add(new ReadMark { ConversationId = conversation.Id, ParticipantId = visitorId, DeliveredUpTo = conversation.LastSeq, SeenUpTo = conversation.LastSeq, SeenUtc = now });
        session.Db.PagesSeen.Add(new PageSeen { ConversationId = conversation.Id, AfterSeq = 0, ArticleId = article?.Id, OpenedUtc = now, LeftUtc = now });
        await session.Db.SaveChangesAsync();
        session.Changed(conversation.Id);
        if (conversation.LastSeq > 1)
        {
            readers.Answered(command.InvitationId!.Value);
        }

        return new StartResult.Started(conversation.Id);
    }

    /// <summary>The author's word stands before the visitor's, and the chat is the author's.</summary>
    private static async Task BeginWithAsync(Invitation invitation, Conversation conversation, BlogDbContext db)
    {
        if (!await db.Users.AnyAsync(user => user.Id == invitation.AuthorId && !user.IsDisabled && (user.IsAuthor || user.IsAdministrator)))
        {
            return;
        }

        var first = conversation.Messages.Single();
        first.Seq = conversation.LastSeq = 2;
        conversation.AssignedToId = invitation.AuthorId;
        conversation.Messages.Add(new Message
        {
            ConversationId = conversation.Id,
            Seq = 1,
            Sender = SenderKind.Author,
            SenderId = invitation.AuthorId,
            SenderName = invitation.AuthorName,
            ClientId = invitation.Id,
            Text = invitation.Text,
            CreatedUtc = conversation.CreatedUtc,
        });
    }

    /// <summary>The fields of the form, as they are stored.</summary>
    private sealed record VisitorSaid(string Name, string? Email, string Text);
}
