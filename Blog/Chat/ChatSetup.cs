using Microsoft.AspNetCore.Antiforgery;

namespace Blog.Chat;

public static class ChatSetup
{
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddSingleton<VisitorCookie>();
        services.AddSingleton<Presence>();
        services.AddSingleton<ChatFragments>();
        services.AddSingleton<InboxBell>();
        services.AddSingleton<OriginCheck>();
        services.AddSingleton<SocketEndpoints>();
        services.AddSingleton<MessageWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<MessageWriter>());
        services.AddScoped<CurrentVisitor>();
        services.AddScoped<ReadingPath>();
        services.AddScoped<VisitorPanes>();
        services.AddScoped<AcceptMessage>();
        services.AddScoped<SendOverSocket>();
        services.AddScoped<StartConversation>();
        services.AddScoped<CloseConversation>();
        services.AddScoped<MessagePosts>();
        services.AddScoped<ReadMarks>();
        return services;
    }

    /// <summary>
    /// The chat's addresses that are not pages. Pages: /chat, /chat/pane, /chat/conversations and /chat/messages for
    /// visitors, /chats, /chats/{id} and /chats/messages for authors.
    /// </summary>
    public static WebApplication MapChat(this WebApplication app)
    {
        var sockets = app.Services.GetRequiredService<SocketEndpoints>();
        app.Map("/chat/ws", sockets.VisitorAsync);
        app.Map("/chats/ws", sockets.AuthorAsync);
        app.MapGet("/chat/history", HistoryEndpoints.VisitorAsync);
        app.MapGet("/chats/history", HistoryEndpoints.AuthorAsync);
        app.MapGet("/chat/token", (HttpContext context, IAntiforgery antiforgery) => Results.Text(antiforgery.GetAndStoreTokens(context).RequestToken));
        return app;
    }
}
