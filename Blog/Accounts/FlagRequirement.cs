using Microsoft.AspNetCore.Authorization;

namespace Blog.Accounts;

/// <summary>Asks for a flag of the signed-in user.</summary>
internal sealed record FlagRequirement(Func<SignedInUser, bool> IsMetBy) : IAuthorizationRequirement;

/// <summary>Decides by the flags as they are in the database now: a claim in a week-old cookie would not know of a change.</summary>
internal sealed class FlagHandler(CurrentUser currentUser) : AuthorizationHandler<FlagRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, FlagRequirement requirement)
    {
        if (await currentUser.GetAsync() is { } user && requirement.IsMetBy(user))
        {
            context.Succeed(requirement);
        }
    }
}
