using System.Globalization;
using System.Text;
using Blog.Data;
using Blog.Web;
using Microsoft.Extensions.Caching.Memory;

namespace Blog.Chat;

/// <summary>
/// Everything that goes over the wire. A message is rendered once per language and the bytes are shared by all who
/// get it.
/// </summary>
public sealed class ChatFragments(PartialRenderer partials, ArticleCards cards) : IDisposable
{
    private const int MaxCachedBytes = 8 * 1024 * 1024;

    private readonly MemoryCache _rendered = new(new MemoryCacheOptions { SizeLimit = MaxCachedBytes });

    /// <summary>Message n, as a swap into its slot.</summary>
    public async Task<byte[]> MessageAsync(Message message, CultureInfo culture)
    {
        var key = (message.ConversationId, message.Seq, culture.Name);
        if (Known(key) is { } known)
        {
            return known;
        }

        await cards.AttachAsync([message], CancellationToken.None);
        return Keep(key, await RenderAsync("/Chat/_MessageFrame.cshtml", message, culture));
    }

    /// <summary>Takes the bubble of a message away that was stored long ago: its row may lie above the page of history.</summary>
    public Task<byte[]> StoredBeforeAsync(Guid clientId, CultureInfo culture) => RenderAsync("/Chat/_StoredBefore.cshtml", clientId, culture);

    /// <summary>Says in the bubble why a message was not taken.</summary>
    public Task<byte[]> RefusedAsync(PendingModel refused, CultureInfo culture) => RenderAsync("/Chat/_Pending.cshtml", refused, culture);

    public Task<byte[]> VisitorStateAsync(VisitorState state, CultureInfo culture) => RenderAsync("/Chat/_VisitorState.cshtml", state, culture);

    /// <summary>Sent by itself: the script leaves the one that is there alone when it is the same.</summary>
    public Task<byte[]> StepAsync(VisitorStep step, CultureInfo culture) => RenderAsync("/Chat/_Step.cshtml", new StepModel(step, Token: null, IsUpdate: true), culture);

    public Task<byte[]> ThreadStateAsync(ThreadState state, CultureInfo culture) => RenderAsync("/Chat/_ThreadStateFrame.cshtml", state, culture);

    public Task<byte[]> TrailAsync(TrailModel trail, CultureInfo culture) => RenderAsync("/Chat/_Trail.cshtml", trail, culture);

    public Task<byte[]> NotesAsync(AsideList<NoteAside> notes, CultureInfo culture) => RenderAsync("/Chat/_Notes.cshtml", notes, culture);

    public Task<byte[]> ReadsAsync(AsideList<ReadAside> reads, CultureInfo culture) => RenderAsync("/Chat/_Reads.cshtml", reads, culture);

    /// <summary>Takes the thread away from an author who may not see it any more, or when it is deleted.</summary>
    public Task<byte[]> NoThreadAsync(CultureInfo culture) => RenderAsync("/Chat/_NoThread.cshtml", NoThread.Gone, culture);

    public Task<byte[]> MarksAsync(Guid conversationId, Marks marks, CultureInfo culture) => RenderAsync("/Chat/_Marks.cshtml", (conversationId, marks, true), culture);

    public Task<byte[]> TypingAsync(Guid conversationId, IReadOnlyList<string> names, CultureInfo culture) => RenderAsync("/Chat/_Typing.cshtml", (conversationId, names, true), culture);

    public Task<byte[]> InboxAsync(InboxModel inbox, CultureInfo culture) => RenderAsync("/Chat/_Inbox.cshtml", inbox, culture);

    /// <summary>Replaces the whole list, for a client that missed more than can be sent one by one.</summary>
    public async Task<byte[]> ResyncAsync(LogModel log, CultureInfo culture)
    {
        await cards.AttachAsync(log.History.Messages, CancellationToken.None);
        return await RenderAsync("/Chat/_Resync.cshtml", log, culture);
    }

    public async Task<byte[]> HeartbeatAsync(long lastSeq, CultureInfo culture)
    {
        var key = ("heartbeat", lastSeq);
        return Known(key) ?? Keep(key, await RenderAsync("/Chat/_Heartbeat.cshtml", lastSeq, culture));
    }

    /// <summary>The last word to a client whose session is over.</summary>
    public Task<byte[]> SessionOverAsync(CultureInfo culture) => RenderAsync<object?>("/Chat/_SessionOver.cshtml", null, culture);

    /// <summary>The last word to a visitor who is blocked.</summary>
    public Task<byte[]> NotAvailableAsync(CultureInfo culture) => RenderAsync<object?>("/Chat/_NotAvailableFrame.cshtml", null, culture);

    public void Dispose() => _rendered.Dispose();

    private byte[]? Known(object key) => _rendered.TryGetValue(key, out byte[]? bytes) ? bytes : null;

    private byte[] Keep(object key, byte[] bytes) => _rendered.Set(key, bytes, new MemoryCacheEntryOptions { Size = bytes.Length, SlidingExpiration = TimeSpan.FromMinutes(1) });

    private async Task<byte[]> RenderAsync<TModel>(string path, TModel model, CultureInfo culture) =>
        Encoding.UTF8.GetBytes((await partials.RenderAsync(path, model, culture)).Trim());
}
