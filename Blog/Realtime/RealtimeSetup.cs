namespace Blog.Realtime;

public static class RealtimeSetup
{
    public static IServiceCollection AddRealtime(this IServiceCollection services)
    {
        services.AddSingleton<InProcessWakeUp>();
        services.AddSingleton<ConnectionRegistry>();
        services.AddSingleton<OpenStreams>();
        services.AddHostedService<ConnectionDrainer>();

        // A client that does not answer the goodbye must not hold the shutdown.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(4));
        return services;
    }
}
