namespace Blog.Chat;

/// <summary>The form that a private note is written in.</summary>
/// <param name="Refusal">Why the last one was not kept, as a key of the texts.</param>
public sealed record NoteFormModel(Guid ConversationId, string Token, string? Text = null, string? Refusal = null);

/// <summary>The answer to a note that was kept: an empty form, and the notes as they are now.</summary>
public sealed record NoteKept(NoteFormModel Form, AsideList<NoteAside> Notes);
