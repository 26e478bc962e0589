using Blog.Realtime;

namespace Blog.Chat;

/// <summary>
/// How often one connection may tell what is being typed, seen and read. The script tells each at most once a second;
/// what comes faster is dropped without a word, since each one costs a query and the next replaces it.
/// </summary>
internal static class Chatter
{
    private const int AtOnce = 10;
    private const int PerSecond = 5;

    public static TokenBucket NewBucket(TimeProvider time) => new(AtOnce, PerSecond, time);
}
