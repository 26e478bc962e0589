using Blog.Realtime;

namespace Blog.Tests.Realtime;

public sealed class CloseReasonTests
{
    /// <summary>htmx's ws extension reconnects by itself after 1012 and 1013, and never after 1001. Every socket of the other tests holds the server to this list.</summary>
    [Fact]
    public void The_server_closes_with_these_codes_and_no_others() =>
        Assert.Equal([1000, 1008, 1009, 1012, 1013], Enum.GetValues<CloseReason>().Select(reason => (int)reason).Order());
}
