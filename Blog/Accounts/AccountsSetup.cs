using Blog.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Blog.Accounts;

public static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<CurrentUser>();
        services.AddScoped<SignIn>();
        services.AddScoped<OpenConnections>();
        services.AddScoped<CreateAccount>();
        services.AddScoped<ChangeAccount>();
        services.AddScoped<DisableAccount>();
        services.AddScoped<DeleteAccount>();
        services.AddScoped<OwnAccount>();
        services.AddSingleton<NewAccounts>();
        services.AddRegistration();
        services.AddHostedService<StartNotice>();
        services.AddPasswords();
        services.AddCookies();
        services.AddPolicies();
        return services;
    }

    /// <summary>Finds out who asks and whether the address is open to them; belongs between routing and the pages.</summary>
    public static WebApplication UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    private static void AddPasswords(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(options =>
            {
                // Length is what counts: rules about kinds of characters only make passwords alike (ASVS 5.0, 6.2).
                options.Password = new PasswordOptions
                {
                    RequiredLength = 8,
                    RequiredUniqueChars = 1,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireNonAlphanumeric = false,
                    RequireUppercase = false,
                };
                // A user name is a part of addresses.
                options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
                options.ClaimsIdentity.SecurityStampClaimType = Session.StampClaim;
            })
            .AddEntityFrameworkStores<BlogDbContext>()
            .AddSignInManager()
            .AddUserValidator<UserNames>()
            .AddPasswordValidator<CommonPasswords>();

        // The figure of OWASP for PBKDF2 with SHA-512.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
    }

    private static void AddRegistration(this IServiceCollection services)
    {
        services.AddSingleton<RegistrationThrottle>();
        services.AddOptions<AccountLimits>().BindConfiguration(AccountLimits.Section)
            .Validate(limits => limits.RegistrationsPerHour > 0, "Limits:RegistrationsPerHour must be a number above zero.")
            .ValidateOnStart();
    }

    private static void AddPolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, FlagHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Answer, policy => policy.AddRequirements(new FlagRequirement(user => user.MayAnswer)))
            .AddPolicy(Policies.Administer, policy => policy.AddRequirements(new FlagRequirement(user => user.IsAdministrator)));
    }
}
