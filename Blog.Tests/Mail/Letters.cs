using Blog.Mail;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Blog.Tests.Mail;

/// <summary>What lies in a blog's outbox.</summary>
internal static class Letters
{
    public static Outbox Outbox(this BlogServer server) => server.Services.GetRequiredService<Outbox>();

    /// <summary>The letters that were written, the oldest first.</summary>
    public static IReadOnlyList<MimeMessage> Written(this BlogServer server) =>
        [.. Blog.Mail.Outbox.Files(server.Outbox().Folder).Select(file => MimeMessage.Load(file))];

    /// <summary>Those to one address.</summary>
    public static IReadOnlyList<MimeMessage> WrittenTo(this BlogServer server, string address) =>
        [.. server.Written().Where(letter => letter.To.Mailboxes.Any(mailbox => mailbox.Address == address))];

    public static Letter Some(string to = "vera@example.org", string name = "Vera", string subject = "An answer", string text = "Hello") =>
        new(to, "Low Water", subject, text, $"<p>{text}</p>") { ToName = name };
}
