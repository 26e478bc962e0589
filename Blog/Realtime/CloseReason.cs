namespace Blog.Realtime;

/// <summary>
/// The close codes that the server uses, and no others. Never 1001: htmx's ws extension reconnects by itself after
/// 1006, 1011, 1012 and 1013 only.
/// </summary>
public enum CloseReason
{
    /// <summary>Only in answer to the client's own close.</summary>
    ClientAsked = 1000,

    /// <summary>Not allowed, or not allowed any more.</summary>
    NotAllowed = 1008,

    /// <summary>A frame was longer than <see cref="ConnectionLimits.FrameBytes"/>.</summary>
    TooBig = 1009,

    Restarting = 1012,

    /// <summary>The client does not read what it is sent.</summary>
    TooSlow = 1013,
}
