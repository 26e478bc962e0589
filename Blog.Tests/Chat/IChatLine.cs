namespace Blog.Tests.Chat;

/// <summary>A tab's way to the server and back, whatever carries it.</summary>
internal interface IChatLine : IAsyncDisposable
{
    /// <summary>Ends with the line: the server's close code, or null when it broke without one.</summary>
    Task<int?> Ended { get; }

    /// <summary>Says something that is no message.</summary>
    Task SendAsync(string text);

    /// <summary>The line breaks without a word.</summary>
    void Break();
}
