namespace Blog.Mail;

/// <summary>The keys under "Smtp": the server that takes the blog's mail. Without a host mail is kept in a folder.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Smtp";

    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The address that the mail comes from.</summary>
    public string? From { get; set; }

    /// <summary>"starttls", "tls" for a server that speaks nothing else, or "none".</summary>
    public string Tls { get; set; } = StartTls;

    public bool HasServer => !string.IsNullOrWhiteSpace(Host);

    internal const string StartTls = "starttls";
    internal const string AtOnce = "tls";
    internal const string NoTls = "none";
}
