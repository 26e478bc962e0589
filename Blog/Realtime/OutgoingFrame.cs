namespace Blog.Realtime;

/// <param name="Html">UTF-8.</param>
/// <param name="Seq">The number of the message in it, if it is one: an event stream tells it as the event's id.</param>
public readonly record struct OutgoingFrame(ReadOnlyMemory<byte> Html, long? Seq);
