using System.Globalization;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>
/// Accepts a message from a socket. Success needs no answer: the message itself, coming back to everybody, is the
/// acknowledgement.
/// </summary>
internal sealed class SendOverSocket(AcceptMessage acceptMessage, MessagePace pace, ChatFragments fragments)
{
    public async Task HandleAsync(ClientConnection connection, NewMessage command, ChatIdentity sender, CultureInfo culture)
    {
        switch (await acceptMessage.HandleAsync(command, sender, CancellationToken.None))
        {
            case AcceptResult.Accepted { IsRepeat: true }:
                await connection.SendAsync(await fragments.StoredBeforeAsync(command.ClientId, culture));
                break;
            // An author's line carries the list too: the chat may have been deleted a moment ago, and what was written comes back.
            case AcceptResult.Refused { Status: StatusCodes.Status404NotFound } when sender.Kind == SenderKind.Visitor:
                connection.Close(CloseReason.NotAllowed);
                break;
            case AcceptResult.Refused { Status: StatusCodes.Status429TooManyRequests } when !pace.MayGoOn(sender):
                connection.Close(CloseReason.NotAllowed);
                break;
            case AcceptResult.Refused refused:
                var bubble = PendingModel.Refused(command, sender.Kind, refused);
                await connection.SendAsync(await fragments.RefusedAsync(bubble, culture));
                break;
        }
    }
}
