using System.Globalization;
using AngleSharp.Dom;
using Blog.Chat;

namespace Blog.Tests.Chat;

/// <summary>
/// What a tab shows, by the rules of the script: a message appears only where its slot waits, everything else is replaced
/// whole by its id.
/// </summary>
internal sealed class ChatView
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IElement> _elements = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private List<ShownMessage> _messages = [];
    private long _next = 1;

    public IReadOnlyList<ShownMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    public IEnumerable<string> Texts => Messages.Select(message => message.Text);

    /// <summary>The newest number that is shown.</summary>
    public long Cursor
    {
        get
        {
            lock (_lock)
            {
                return _next - 1;
            }
        }
    }

    /// <summary>The visitor's number of unread messages.</summary>
    public int Unread => Number(this[ChatIds.Unread]);

    /// <summary>The author's number of unread messages.</summary>
    public int InboxUnread => Number(this[ChatIds.Inbox]);

    /// <summary>The author's list, from top to bottom.</summary>
    public IReadOnlyList<InboxEntry> Inbox => InboxEntry.AllIn(this[ChatIds.Inbox]);

    /// <summary>The element that came last under this id, out of a page or out of a frame.</summary>
    public IElement? this[string id]
    {
        get
        {
            lock (_lock)
            {
                return _elements.GetValueOrDefault(id);
            }
        }
    }

    public bool Shows(string text) => Messages.Any(message => message.Text == text);

    public bool Shows(Guid clientId) => Messages.Any(message => message.ClientId == clientId);

    /// <summary>Whether the server took the bubble away because its message was stored before.</summary>
    public bool WasStoredBefore(Guid clientId)
    {
        lock (_lock)
        {
            return _removed.Contains(ChatIds.PendingMessage(clientId));
        }
    }

    /// <summary>Why a message was refused, in the words that stand in its bubble.</summary>
    public string? Refusal(Guid clientId) => this[ChatIds.PendingMessage(clientId)]?.QuerySelector(".reason")?.TextContent;

    /// <summary>Shows a pane or a thread that came as HTML.</summary>
    public void Open(IParentNode page)
    {
        lock (_lock)
        {
            foreach (var element in page.QuerySelectorAll("[id]"))
            {
                _elements[element.Id!] = element;
            }

            if (page.QuerySelector("ol[id^=messages-]") is { } list)
            {
                ReplaceMessages(list);
            }
        }
    }

    public void Apply(Frame frame)
    {
        lock (_lock)
        {
            foreach (var element in frame.Swaps)
            {
                Swap(element);
            }
        }
    }

    private void Swap(IElement element)
    {
        var swap = element.GetAttribute("hx-swap-oob") ?? throw new InvalidOperationException($"Would land nowhere: {element.OuterHtml}");
        if (swap.StartsWith("beforebegin:#slot-", StringComparison.Ordinal))
        {
            var message = Assert.Single(ShownMessage.AllIn(element));
            if (message.Seq == _next)
            {
                _messages.Add(message);
                _next++;
            }
        }
        else if (swap == "delete")
        {
            _removed.Add(element.Id!);
        }
        else if (element.Id!.StartsWith("messages-", StringComparison.Ordinal))
        {
            ReplaceMessages(element);
        }
        else
        {
            _elements[element.Id] = element;
        }
    }

    private void ReplaceMessages(IElement list)
    {
        _messages = [.. ShownMessage.AllIn(list)];
        var slot = Assert.Single(list.QuerySelectorAll("li[id^=slot-]"));
        _next = long.Parse(slot.Id!.Split('-')[^1], CultureInfo.InvariantCulture);
    }

    private static int Number(IElement? element) => element is null ? -1 : int.Parse(element.GetAttribute("data-unread")!, CultureInfo.InvariantCulture);
}

/// <summary>One row of the author's list.</summary>
internal sealed record InboxEntry(string Conversation, string Text, int Unread, bool IsWaiting, IElement Element)
{
    public static IReadOnlyList<InboxEntry> AllIn(IElement? inbox) => inbox is null ? [] : [.. inbox.QuerySelectorAll("li[id^=row-]").Select(Read)];

    private static InboxEntry Read(IElement row) => new(
        row.Id!["row-".Length..],
        row.TextContent,
        int.Parse(row.QuerySelector("[data-unread]")!.GetAttribute("data-unread")!, CultureInfo.InvariantCulture),
        row.QuerySelector("[data-since]") is not null,
        row);
}
