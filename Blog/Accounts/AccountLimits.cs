namespace Blog.Accounts;

/// <summary>The keys under "Limits" that are about accounts.</summary>
public sealed class AccountLimits
{
    public const string Section = "Limits";

    /// <summary>How many times one address may send the form to register within an hour.</summary>
    public int RegistrationsPerHour { get; set; } = 20;
}
