namespace Blog.Data;

/// <summary>
/// The database takes no writes just now: another program holds it locked, or the disk is full. Nothing is wrong with what
/// was to be written, and the same write may well succeed in a moment.
/// </summary>
public sealed class NotSavedException(string message, Exception? cause = null) : Exception(message, cause);
