namespace Blog.Mail;

/// <summary>One mail to one person, in plain text and in HTML that says the same.</summary>
/// <param name="FromName">Whose mail it is, in words; the address is the blog's.</param>
public sealed record Letter(string To, string FromName, string Subject, string Text, string Html)
{
    public string? ToName { get; init; }

    /// <summary>As "es".</summary>
    public string Language { get; init; } = "en";

    /// <summary>What it is about, in letters and digits: all mail about it can be forgotten together.</summary>
    public string? About { get; init; }

    /// <summary>Where to say that no more of it is wanted.</summary>
    public string? StopAddress { get; init; }
}
