using Blog.Data;
using Blog.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Blog.Accounts;

/// <summary>Holds every new account to the rules of user names, the configured administrator too.</summary>
internal sealed class UserNames(IStringLocalizer<Text> texts) : IUserValidator<User>
{
    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user) =>
        Task.FromResult(AccountRules.UserNameRefusal(user.UserName ?? "") is { } refusal
            ? IdentityResult.Failed(new IdentityError { Code = "InvalidUserName", Description = texts[refusal] })
            : IdentityResult.Success);
}
