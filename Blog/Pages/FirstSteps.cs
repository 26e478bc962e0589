using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages;

/// <summary>What an empty blog still needs, for those who can give it: each step with where it is taken and whether it is done.</summary>
public sealed record FirstSteps(IReadOnlyList<FirstStep> Steps)
{
    /// <summary>Null for somebody who neither writes nor administers.</summary>
    public static async Task<FirstSteps?> ForAsync(SignedInUser? viewer, BlogDbContext db, BlogName name, Presence presence, CancellationToken cancellationToken)
    {
        if (viewer is not { MayAnswer: true })
        {
            return null;
        }

        var hasDraft = await db.Articles.AnyAsync(cancellationToken);
        List<FirstStep> steps =
        [
            new("Write the first article", hasDraft ? "/articles/mine" : "/articles/new", hasDraft, "What is begun is a draft until you publish it."),
            new("Open the chats", "/chats", presence.IsAnyoneOnlineFor(null), "While the page is open, readers see that somebody is there."),
        ];
        if (!viewer.IsAdministrator)
        {
            return new FirstSteps(steps);
        }

        var hasOthers = await db.Users.AnyAsync(user => user.Id != viewer.Id && (user.IsAuthor || user.IsAdministrator), cancellationToken);
        steps.Insert(0, new("Name the blog", "/settings", name.Title != new BlogOptions().Title, "Its name, a line about it, its language and what stands under every page."));
        steps.Add(new("Invite somebody who writes with you", "/users/new", hasOthers, "Authors write and answer; administrators also manage users and settings."));
        return new FirstSteps(steps);
    }
}

/// <param name="Words">A key of the texts, as is <paramref name="Why"/>.</param>
public sealed record FirstStep(string Words, string Address, bool IsDone, string Why);
