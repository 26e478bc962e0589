using Blog.Web;

namespace Blog.Pages.Account;

/// <summary>The sign-in's form, on its own page and on the one that answers a form sent while signed out.</summary>
/// <param name="Typed">What was sent while signed out; it goes along.</param>
public sealed record SignInForm(
    string? ReturnUrl,
    TypedForm? Typed = null,
    string? UserName = null,
    bool RememberMe = false,
    bool IsUserNameMissing = false,
    bool IsPasswordMissing = false,
    bool IsRefused = false)
{
    /// <summary>Whether somebody without an account is shown the way to one.</summary>
    public bool IsRegistrationOpen { get; init; }
}
