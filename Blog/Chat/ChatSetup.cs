using Blog.Chat.Letters;
using Blog.Chat.Privacy;
using Blog.Chat.Readers;
using Blog.Chat.Search;
using Blog.Realtime;

namespace Blog.Chat;

public static class ChatSetup
{
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddLimits<ChatLimits>();
        services.AddSingleton<VisitorCookie>();
        services.AddSingleton<Presence>();
        services.AddSingleton<MessagePace>();
        services.AddSingleton<NewChatPace>();
        services.AddSingleton<ArticleCards>();
        services.AddSingleton<ChatFragments>();
        services.AddSingleton<InboxBell>();
        services.AddSingleton<OriginCheck>();
        services.AddSingleton<Typing>();
        services.AddSingleton<Viewers>();
        services.AddSingleton<ReadersNow>();
        services.AddSingleton<ReadingEndpoint>();
        services.AddSingleton<LineServices>();
        services.AddSingleton<LineEntrance>();
        services.AddSingleton<SocketEndpoints>();
        services.AddSingleton<StreamEndpoints>();
        services.AddSingleton<SignalEndpoints>();
        services.AddSingleton<MessageWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<MessageWriter>());
        services.AddHostedService<OldConversations>();
        services.AddHostedService<UnansweredChats>();
        services.AddLetters();
        services.AddHostedService<WaitingLines>();
        services.AddSingleton<Expectations>();
        services.AddSingleton<ReplyTimes>();
        services.AddHostedService(provider => provider.GetRequiredService<ReplyTimes>());
        services.AddScoped<CurrentVisitor>();
        services.AddScoped<ReadingPath>();
        services.AddScoped<VisitorPanes>();
        services.AddScoped<VisitorStates>();
        services.AddScoped<VisitorActions>();
        services.AddScoped<Transcripts>();
        services.AddScoped<AcceptMessage>();
        services.AddScoped<SendOverSocket>();
        services.AddScoped<StartConversation>();
        services.AddScoped<CloseConversation>();
        services.AddScoped<MessagePosts>();
        services.AddScoped<ReadMarks>();
        services.AddScoped<BlockVisitor>();
        services.AddScoped<ExportVisitor>();
        services.AddScoped<EraseVisitor>();
        services.AddScoped<ForgetVisitor>();
        services.AddScoped<Inboxes>();
        services.AddScoped<SearchMessages>();
        services.AddScoped<Threads>();
        services.AddScoped<Assignments>();
        services.AddScoped<AwaySwitch>();
        services.AddScoped<Notes>();
        services.AddScoped<ConversationTags>();
        services.AddScoped<BulkClose>();
        services.AddScoped<CannedReplies>();
        return services;
    }

    /// <summary>
    /// The chat's addresses that are not pages. Pages: /chat, /chat/pane, /chat/conversations, /chat/messages, /chat/link and
    /// /chat/stop-mail for visitors, /chats, /chats/{id} and /chats/messages for authors.
    /// </summary>
    public static WebApplication MapChat(this WebApplication app)
    {
        var sockets = app.Services.GetRequiredService<SocketEndpoints>();
        app.Map("/chat/ws", sockets.VisitorAsync);
        app.Map("/chats/ws", sockets.AuthorAsync);
        var streams = app.Services.GetRequiredService<StreamEndpoints>();
        app.MapGet("/chat/events", streams.VisitorAsync);
        app.MapGet("/chats/events", streams.AuthorAsync);
        var signals = app.Services.GetRequiredService<SignalEndpoints>();
        app.MapPost("/chat/signals", (Delegate)signals.VisitorAsync).DisableAntiforgery();
        app.MapPost("/chats/signals", (Delegate)signals.AuthorAsync).DisableAntiforgery();
        var reading = app.Services.GetRequiredService<ReadingEndpoint>();
        app.MapPost("/reading", (Delegate)reading.HearAsync).DisableAntiforgery();
        app.MapGet("/chat/history", HistoryEndpoints.VisitorAsync);
        app.MapGet("/chats/history", HistoryEndpoints.AuthorAsync);
        app.MapGet("/chat/presence", PresenceEndpoint.GetAsync);
        app.MapGet("/chat/transcript", TranscriptEndpoint.GetAsync);
        app.MapGet("/chat/token", TokenEndpoint.GetAsync);
        return app;
    }
}
