namespace Blog.Chat;

/// <summary>Whether somebody is here to answer, and what a visitor may expect.</summary>
public sealed record Availability(bool IsOnline);
