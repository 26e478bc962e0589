namespace Blog.Data;

/// <summary>
/// Lets one writer at a time into the SQLite file. Thirty-two writers that meet at SQLite's own lock wait for each
/// other in sleeps and fail with "database is locked"; in this queue they do neither.
/// </summary>
public sealed class WriteGate : IDisposable
{
    /// <summary>
    /// How long a write waits for its turn and for the file together. Long enough for another program's short work on the
    /// file, short enough that a person is told before giving up.
    /// </summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Waits for the turn; disposing the result gives it to the next writer.</summary>
    /// <exception cref="NotSavedException">Nobody left within <see cref="LongestWait"/>.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken) =>
        await _gate.WaitAsync(LongestWait, cancellationToken)
            ? new Turn(_gate)
            : throw new NotSavedException("Other writes have kept the database busy for too long.");

    public void Dispose() => _gate.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
