namespace Blog.Accounts;

/// <summary>Why an account was not made or changed.</summary>
/// <param name="Field">The field that it is about; empty when it is about the whole.</param>
/// <param name="Sentence">A key of the texts.</param>
public sealed record AccountRefusal(string Field, string Sentence);
