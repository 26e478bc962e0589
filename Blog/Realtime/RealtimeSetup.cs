using Microsoft.Extensions.Options;

namespace Blog.Realtime;

public static class RealtimeSetup
{
    public static IServiceCollection AddRealtime(this IServiceCollection services)
    {
        services.AddSingleton<InProcessWakeUp>();
        services.AddLimits<ConnectionLimits>();
        services.AddSingleton<ConnectionRegistry>();
        services.AddSingleton<ConnectionAdmission>();
        services.AddSingleton<OpenStreams>();
        services.AddHostedService<ConnectionDrainer>();

        // A client that does not answer the goodbye must not hold the shutdown.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(4));
        return services;
    }

    /// <summary>Reads the section "Limits" into a class of numbers, and stops the start at one that is not above zero.</summary>
    public static IServiceCollection AddLimits<TLimits>(this IServiceCollection services)
        where TLimits : class
    {
        services.AddOptions<TLimits>().BindConfiguration(ConnectionLimits.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TLimits>, LimitsAboveZero<TLimits>>();
        return services;
    }
}
