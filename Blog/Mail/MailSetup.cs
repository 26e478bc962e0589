using Microsoft.Extensions.Options;

namespace Blog.Mail;

public static class MailSetup
{
    /// <param name="dataDirectory">The folder in which the outbox lies.</param>
    public static IServiceCollection AddMail(this IServiceCollection services, Func<IServiceProvider, string> dataDirectory)
    {
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmtpOptions>, SmtpOptionsValidation>();
        services.AddSingleton(provider => new Outbox(
            Path.Combine(dataDirectory(provider), "outbox"),
            provider.GetRequiredService<IOptions<SmtpOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MailDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<MailDelivery>());
        return services;
    }
}
