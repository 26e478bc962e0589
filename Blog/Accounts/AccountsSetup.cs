namespace Blog.Accounts;

public static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<CurrentUser>();
        return services;
    }
}
