using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Blog.Data;

/// <summary>Refuses a wrong value with a sentence that names its key, as the person at the console reads it.</summary>
internal sealed class BlogOptionsValidation : IValidateOptions<BlogOptions>
{
    public ValidateOptionsResult Validate(string? name, BlogOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Failures(BlogOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Title))
        {
            yield return "Blog:Title must not be empty.";
        }

        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            yield return "Blog:DataDirectory must not be empty.";
        }

        if (options.Seed is not (null or "" or "none" or "demo"))
        {
            yield return $"Blog:Seed must be \"none\" or \"demo\", not \"{options.Seed}\".";
        }

        if (options.Registration is not (null or "" or "open" or "closed"))
        {
            yield return $"Blog:Registration must be \"open\" or \"closed\", not \"{options.Registration}\".";
        }

        if (!string.IsNullOrEmpty(options.PublicUrl) && !IsWebAddress(options.PublicUrl))
        {
            yield return $"Blog:PublicUrl must be an absolute address such as https://blog.example.org, not \"{options.PublicUrl}\".";
        }

        if (string.IsNullOrWhiteSpace(options.Admin.UserName))
        {
            yield return "Blog:Admin:UserName must not be empty.";
        }

        if (!string.IsNullOrEmpty(options.Admin.Email) && !MailAddress.TryCreate(options.Admin.Email, out _))
        {
            yield return $"Blog:Admin:Email must be an e-mail address, not \"{options.Admin.Email}\".";
        }
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
