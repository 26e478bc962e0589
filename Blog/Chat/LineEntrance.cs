using System.Globalization;
using Blog.Accounts;
using Blog.Realtime;
using Microsoft.Extensions.Options;

namespace Blog.Chat;

/// <summary>Lets clients in, or answers why not, whatever will carry their lines.</summary>
internal sealed class LineEntrance(ConnectionAdmission door, IOptions<ChatLimits> limits, LineServices services, VisitorCookie cookie, Presence presence, InboxBell bell)
{
    /// <param name="serve">Carries the connection to its end. Without a line it only says what is queued and goodbye.</param>
    public async Task VisitorAsync(HttpContext context, Func<ClientConnection, VisitorLine?, Task> serve)
    {
        var (visitor, conversation, isBlocked) = await LineAccess.FindVisitorAsync(context);
        if (visitor is null)
        {
            await SendAwayAsync(context, serve, await services.Fragments.SessionOverAsync(CultureInfo.CurrentUICulture));
            return;
        }

        if (isBlocked)
        {
            await SendAwayAsync(context, serve, await services.Fragments.NotAvailableAsync(CultureInfo.CurrentUICulture));
            return;
        }

        if (conversation is null)
        {
            await HistoryEndpoints.NoSuchConversation(context).ExecuteAsync(context);
            return;
        }

        using (var admission = door.Admit(context, visitor.Owner, Session.IdOf(context.User), limits.Value.ConnectionsPerVisitor))
        {
            if (admission is { Connection: var connection })
            {
                cookie.Renew(context, visitor.Id);
                TellComing(conversation.Id);
                await serve(connection, new VisitorLine(connection, conversation, visitor, services));
            }
        }

        TellComing(conversation.Id);
    }

    /// <inheritdoc cref="VisitorAsync"/>
    public async Task AuthorAsync(HttpContext context, Func<ClientConnection, AuthorLine, SignedInUser, Task> serve)
    {
        if (await LineAccess.FindAuthorAsync(context) is not { } user)
        {
            return;
        }

        using var admission = door.Admit(context, ChatIdentity.OwnerOfUser(user.Id), Session.IdOf(context.User), limits.Value.ConnectionsPerAuthor);
        if (admission is { Connection: var connection })
        {
            using var stay = presence.Enter(user);
            await serve(connection, new AuthorLine(connection, user.Id, services), user);
        }
    }

    /// <summary>Authors see who is here: told when a tab has come, and when its place is free again.</summary>
    private void TellComing(Guid conversationId)
    {
        services.WakeUp.Publish(ChatTopics.Of(conversationId));
        bell.Ring();
    }

    /// <summary>
    /// An honest browser whose cookie ran out, or whose visitor is blocked, is told so over the line and not refused: a refusal looks like a lost line,
    /// and it would try again for ever.
    /// </summary>
    private async Task SendAwayAsync(HttpContext context, Func<ClientConnection, VisitorLine?, Task> serve, byte[] lastWord)
    {
        using var admission = door.Admit(context, "nobody", session: null, mostOfOwner: int.MaxValue);
        if (admission is not { Connection: var connection })
        {
            return;
        }

        await connection.SendAsync(lastWord);
        connection.Close(CloseReason.NotAllowed);
        await serve(connection, null);
    }
}
