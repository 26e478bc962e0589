using Blog.Data;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>An account as administrators see it.</summary>
public sealed record UserView(Guid Id, string UserName, string DisplayName, string? Email, bool IsAdministrator, bool IsAuthor, bool IsDisabled);

/// <summary>One page of the users, or of those whom a search has found.</summary>
public sealed record UserList(PagedList<UserView> Users, string Query)
{
    public const int PageSize = 20;

    public Pager Pager => new(Query.Length == 0 ? "/users" : $"/users?q={Uri.EscapeDataString(Query)}", AccountIds.UserList, Users.Page, Users.PageCount);
}

public static class UserQueries
{
    /// <summary>Users with these characters anywhere in one of their names or in their address.</summary>
    public static IQueryable<User> Matching(this IQueryable<User> users, string text)
    {
        if (text.Length == 0)
        {
            return users;
        }

        var pattern = $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        return users.Where(user =>
            EF.Functions.Like(user.UserName!, pattern, @"\") || EF.Functions.Like(user.DisplayName, pattern, @"\") || EF.Functions.Like(user.Email!, pattern, @"\"));
    }

    public static IQueryable<User> ByName(this IQueryable<User> users) => users.OrderBy(user => user.NormalizedUserName);

    public static IQueryable<User> Named(this IQueryable<User> users, string userName)
    {
        var normalized = userName.ToUpperInvariant();
        return users.Where(user => user.NormalizedUserName == normalized);
    }

    /// <summary>Who may take over the articles of somebody.</summary>
    public static IQueryable<User> HeirsOf(this IQueryable<User> users, Guid userId) =>
        users.Where(user => user.Id != userId && !user.IsDisabled && (user.IsAuthor || user.IsAdministrator));

    public static IQueryable<UserView> AsViews(this IQueryable<User> users) =>
        users.Select(user => new UserView(user.Id, user.UserName!, user.DisplayName, user.Email, user.IsAdministrator, user.IsAuthor, user.IsDisabled));
}
