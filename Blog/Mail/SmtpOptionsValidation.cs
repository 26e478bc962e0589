using Microsoft.Extensions.Options;

namespace Blog.Mail;

/// <summary>Refuses a wrong value with a sentence that names its key, as the person at the console reads it.</summary>
internal sealed class SmtpOptionsValidation : IValidateOptions<SmtpOptions>
{
    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Failures(SmtpOptions options)
    {
        if (options.Port is < 1 or > 65_535)
        {
            yield return $"Smtp:Port must be a number from 1 to 65535, not {options.Port}.";
        }

        if (options.Tls is not (SmtpOptions.StartTls or SmtpOptions.AtOnce or SmtpOptions.NoTls))
        {
            yield return $"Smtp:Tls must be \"starttls\", \"tls\" or \"none\", not \"{options.Tls}\".";
        }

        if (!string.IsNullOrEmpty(options.From) && MailAddress.Parse(options.From) is null)
        {
            yield return $"Smtp:From must be an e-mail address, not \"{options.From}\".";
        }

        if (options.HasServer && string.IsNullOrEmpty(options.From))
        {
            yield return "Smtp:From must be the address that the blog's mail comes from, when Smtp:Host is set.";
        }

        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
        {
            yield return "Smtp:User and Smtp:Password must be set together, or neither of them.";
        }
    }
}
