using Blog.Data;

namespace Blog.Chat;

/// <summary>The visitor's pane. None of its kinds: it is empty until the launcher is pressed.</summary>
public sealed record ChatPane(StartForm? Start, ConversationPane? Conversation)
{
    public static ChatPane Empty { get; } = new(null, null);

    /// <summary>A conversation of earlier, to be read.</summary>
    public PastPane? Past { get; init; }

    /// <summary>The list of those.</summary>
    public IReadOnlyList<PastChat>? Earlier { get; init; }

    /// <summary>What was just done, when nothing else is left to show; a key of the texts.</summary>
    public string? Farewell { get; init; }

    /// <summary>How many answers the visitor has not seen, in all conversations.</summary>
    public int Unread { get; init; }

    /// <summary>What a blocked visitor gets.</summary>
    public static ChatPane NotAvailable { get; } = new(null, null) { IsNotAvailable = true };

    public bool IsNotAvailable { get; init; }
}

/// <summary>What stands before the first message.</summary>
/// <param name="SignedInName">The display name that a signed-in visitor chats under; null asks for a name.</param>
/// <param name="Token">The antiforgery token of the form.</param>
public sealed record StartForm(Availability Availability, AboutArticle About, string? SignedInName, Guid ClientId, string Token)
{
    public PaneMenu Menu => new(null, Token, Earlier.Count > 0, SignedInName is not null);

    /// <summary>The visitor's closed conversations.</summary>
    public IReadOnlyList<PastChat> Earlier { get; init; } = [];

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Text { get; init; }

    public string? NameError { get; init; }

    public string? EmailError { get; init; }

    public string? TextError { get; init; }
}

/// <summary>What the chat will be about; no title on pages that are not an article.</summary>
public sealed record AboutArticle(string? Path, string? Title);

/// <param name="SeenUpTo">The newest message that was on a visible screen when the pane was made.</param>
public sealed record ConversationPane(Guid Id, HistoryPage History, VisitorState State, ComposerModel Composer, PaneMenu Menu, long SeenUpTo)
{
    /// <summary>What was typed into the form of its step and refused; the reason is a key of the texts.</summary>
    public (string Typed, string Reason)? Refused { get; init; }
}

/// <summary>What changes in the visitor's pane besides messages.</summary>
/// <param name="Counterpart">Who is on the other side: whoever has the chat or answered last, else the article's author; null for all authors.</param>
/// <param name="Unread">How many answers the visitor has not seen, in all conversations.</param>
public sealed record VisitorState(Availability Availability, string? Counterpart, int Unread, long LastSeq, VisitorStep Step);

/// <summary>A conversation that is over, in a list.</summary>
/// <param name="About">The article that it was about, else its first words.</param>
public sealed record PastChat(Guid Id, DateTime CreatedUtc, string About)
{
    /// <summary>How many answers in it the visitor has not seen.</summary>
    public int Unread { get; init; }
}

public sealed record PastPane(PastChat Chat, HistoryPage History);

/// <param name="Label">The name of the field.</param>
/// <param name="Refusal">Why the last message sent by a plain form was refused.</param>
public sealed record ComposerModel(Guid ConversationId, string Action, string Label, string Placeholder, Guid ClientId, string Token)
{
    public string? Text { get; init; }

    public string? Refusal { get; init; }
}

/// <summary>The messages, and where the next one goes.</summary>
/// <param name="OlderAddress">Where the messages before these are, for a page without script.</param>
public sealed record LogModel(Guid ConversationId, HistoryPage History, string OlderAddress, string HistoryAddress)
{
    /// <summary>What stands between the messages on an author's page. Only that page asks for it.</summary>
    public Asides Asides { get; init; } = Asides.None;
}

/// <summary>The bubble of a message that is not stored. Null client id: the mould from which the script makes one.</summary>
/// <param name="Refusal">Why not, as a key of the texts.</param>
/// <param name="IsForNow">The same message may be taken in a moment: its sender keeps it and tries again.</param>
public sealed record PendingModel(Guid? ClientId, string Sender, string Text, string? Refusal, bool IsForNow)
{
    /// <summary>The word that style and script go by.</summary>
    public string State => this switch
    {
        { Refusal: null } => "sending",
        { IsForNow: true } => "waiting",
        _ => "failed",
    };

    /// <summary>The conversation is over: the script moves the text into the form of a new one.</summary>
    public bool IsForAnother { get; init; }

    /// <summary>What the script makes of a bubble that the server has answered with.</summary>
    public string? Answer => this switch
    {
        { IsForNow: true } => "later",
        { IsForAnother: true } => "another",
        _ => null,
    };

    public static PendingModel Mould(string sender) => new(null, sender, "", null, IsForNow: false);

    public static PendingModel Refused(NewMessage message, SenderKind sender, AcceptResult.Refused refused) =>
        new(message.ClientId, ChatWords.Sender(sender), message.Text ?? "", refused.Reason, refused.IsForNow) { IsForAnother = refused.IsForAnother };
}

/// <summary>The launcher in the corner of a page.</summary>
public sealed record ChatWidgetModel(string Path, ChatPane Pane, bool IsOnline, int Unread);

/// <summary>One who answers, for the list on the home page.</summary>
public sealed record DeskMember(string DisplayName, bool IsOnline);
