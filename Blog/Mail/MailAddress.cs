using MimeKit;

namespace Blog.Mail;

/// <summary>What counts as an address: one mailbox and nothing beside it, so that no text of a visitor's becomes a header or a second recipient.</summary>
internal static class MailAddress
{
    public static MailboxAddress? Parse(string? address) =>
        !string.IsNullOrEmpty(address) && !address.Any(char.IsControl) && MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address && mailbox.Domain.Length > 0 ? mailbox : null;
}
