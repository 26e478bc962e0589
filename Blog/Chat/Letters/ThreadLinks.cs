using System.Globalization;
using System.Security.Cryptography;
using Blog.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Blog.Chat.Letters;

/// <summary>
/// The links in a visitor's mail: signed, good for a while, and each for one deed. Who opens the one to the thread is the
/// visitor from then on, in all chats of the browser in which it began.
/// </summary>
public sealed class ThreadLinks(IDataProtectionProvider protection, PublicAddress address, TimeProvider time)
{
    public static readonly TimeSpan ThreadLifetime = TimeSpan.FromDays(7);

    // Whoever is tired of mail finds the link in an old one.
    private static readonly TimeSpan StopLifetime = TimeSpan.FromDays(365);

    // Not the time-limited protector: it asks the machine's clock, and not the blog's.
    private readonly IDataProtector _thread = protection.CreateProtector("Blog.Chat.ThreadLink.v1");
    private readonly IDataProtector _stop = protection.CreateProtector("Blog.Chat.StopMailLink.v1");

    /// <summary>Opens the conversation in any browser.</summary>
    public string ToThread(Guid conversationId) => address.InMail($"/chat/link?t={ThreadToken(conversationId)}");

    /// <summary>Ends the mail about the conversation.</summary>
    public string ToStop(Guid conversationId) => address.InMail($"/chat/stop-mail?t={StopToken(conversationId)}");

    public string ThreadToken(Guid conversationId) => Sign(_thread, conversationId, ThreadLifetime);

    public string StopToken(Guid conversationId) => Sign(_stop, conversationId, StopLifetime);

    /// <summary>The conversation that the link opens, or null for one that ran out or that this blog did not make.</summary>
    public Guid? ReadThread(string? token) => Read(_thread, token);

    /// <inheritdoc cref="ReadThread"/>
    public Guid? ReadStop(string? token) => Read(_stop, token);

    private string Sign(IDataProtector protector, Guid conversationId, TimeSpan lifetime) =>
        protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{ChatIds.Key(conversationId)}.{(time.GetUtcNow() + lifetime).ToUnixTimeSeconds()}"));

    private Guid? Read(IDataProtector protector, string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        try
        {
            return protector.Unprotect(token).Split('.') is [var id, var end]
                && Guid.TryParseExact(id, "N", out var conversationId)
                && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && time.GetUtcNow().ToUnixTimeSeconds() < seconds
                    ? conversationId
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
