namespace Blog.Realtime;

/// <summary>The keys under "Limits" that are about connections, whatever carries them.</summary>
public sealed class ConnectionLimits
{
    public const string Section = "Limits";

    /// <summary>How many may be open at once.</summary>
    public int Connections { get; set; } = 5_000;

    public int ConnectionsPerAddress { get; set; } = 200;

    /// <summary>How many handshakes one address may make at once; afterwards it has <see cref="HandshakesPerSecond"/>.</summary>
    public int HandshakesAtOnce { get; set; } = 100;

    public int HandshakesPerSecond { get; set; } = 20;

    /// <summary>How many frames may wait for one client.</summary>
    public int QueuedFrames { get; set; } = 256;

    /// <summary>How many bytes may wait for one client.</summary>
    public int QueuedBytes { get; set; } = 1024 * 1024;

    /// <summary>How long a frame may take to be sent before the client counts as stuck.</summary>
    public int SendSeconds { get; set; } = 10;

    /// <summary>How often a silent client is asked whether it is there, and how long it has to answer.</summary>
    public int PingSeconds { get; set; } = 15;

    /// <summary>A longer frame of a client is refused before it is stored anywhere.</summary>
    public int FrameBytes { get; set; } = 16 * 1024;
}
