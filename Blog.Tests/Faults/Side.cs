using System.Net;
using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>One end of one conversation, as its tab does it.</summary>
internal abstract class Side(ChatClient tab, string sender, string conversation)
{
    public ChatClient Tab { get; } = tab;

    /// <summary>"visitor" or "author".</summary>
    public string Sender { get; } = sender;

    public string Conversation { get; } = conversation;

    public string Who => $"the {Sender} of {Conversation[..6]}";

    /// <summary>Opens the line and says from where to go on.</summary>
    public abstract Task ConnectAsync();

    /// <summary>Says again from where to go on.</summary>
    public abstract Task ResumeAsync();

    public abstract Task SendAsync(Guid clientId, string text);

    public abstract Task<HttpStatusCode> PostAsync(Guid clientId, string text);

    /// <summary>Reads what is stored, oldest first.</summary>
    public abstract Task<IReadOnlyList<ShownMessage>> ReadsHistoryAsync();
}

internal sealed class VisitorSide(ChatVisitor visitor) : Side(visitor, "visitor", visitor.Conversation)
{
    public override Task ConnectAsync() => visitor.ConnectsAsync();

    public override Task ResumeAsync() => visitor.SendAsync(new { type = "resume", after = visitor.View.Cursor });

    public override Task SendAsync(Guid clientId, string text) => visitor.SendsAsync(text, clientId);

    public override async Task<HttpStatusCode> PostAsync(Guid clientId, string text) => (await visitor.PostsAsync(text, clientId)).Status;

    public override Task<IReadOnlyList<ShownMessage>> ReadsHistoryAsync() => visitor.ReadsHistoryAsync();
}

internal sealed class AuthorSide(ChatAuthor author, string conversation) : Side(author, "author", conversation)
{
    public override Task ConnectAsync() => author.ReconnectsAsync(Conversation);

    public override Task ResumeAsync() => author.SendAsync(new { type = "watch", c = Conversation, after = author.View.Cursor });

    public override Task SendAsync(Guid clientId, string text) => author.SendsAsync(Conversation, text, clientId);

    public override async Task<HttpStatusCode> PostAsync(Guid clientId, string text) => (await author.PostsAsync(Conversation, text, clientId)).Status;

    public override Task<IReadOnlyList<ShownMessage>> ReadsHistoryAsync() => author.ReadsHistoryAsync($"/chats/history?c={Conversation}");
}
