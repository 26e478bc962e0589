using Blog.E2E.Servers;

namespace Blog.E2E.Looks;

/// <summary>Every kind of page, with who looks at it: whatever is added here is looked at in all widths, themes and languages.</summary>
internal static class PageList
{
    private static readonly ListedPage[] All =
    [
        new("home", "/"),
        new("home-2", "/?page=2"),
        new("tag", "/tags/water"),
        new("search", "/search?q=tide"),
        new("search-nothing", "/search?q=tiide"),
        new("search-empty", "/search"),
        new("article", Library.NewestPath),
        new("archive", "/archive"),
        new("archive-month", "/archive/2026/03"),
        new("author", $"/authors/{Library.AuthorName}"),
        new("privacy", "/privacy"),
        new("sign-in", "/account/login"),
        new("register", "/account/register"),
        new("chat", "/chat"),
        new("chat-link-over", "/chat/link?t=over"),
        new("chat-stop-mail-over", "/chat/stop-mail?t=over"),
        new("no-page", "/?page=99"),
        new("not-found", "/no-such-page"),
        new("home-signed-in", "/", Library.ReaderName),
        new("article-signed-in", Library.NewestPath, Library.ReaderName),
        new("search-signed-in", "/search?q=tide", Library.ReaderName),
        new("sign-out", "/account/logout", Library.ReaderName),
        new("refused", "/chats", Library.ReaderName),
        new("own-settings", "/account/settings", Library.ReaderName),
        new("search-author", "/search?q=water", Library.AuthorName),
        new("article-new", "/articles/new", Library.AuthorName),
        new("article-edit", $"{Library.NewestPath}/edit", Library.AuthorName),
        new("article-delete", $"{Library.NewestPath}/delete", Library.AuthorName),
        new("articles-mine", "/articles/mine", Library.AuthorName),
        new("comments-waiting", "/comments/waiting", Library.AuthorName),
        new("comment-delete", "/comments/1/delete", Library.AuthorName),
        new("users", "/users", Library.AdministratorName),
        new("search-administrator", "/search?q=gauge", Library.AdministratorName),
        new("user-new", "/users/new", Library.AdministratorName),
        new("user-edit", $"/users/{Library.ReaderName}", Library.AdministratorName),
        new("user-delete", $"/users/{Library.AuthorName}/delete", Library.AdministratorName),
        new("settings", "/settings", Library.AdministratorName),
        new("chats", "/chats", Library.AuthorName),
        new("chats-bulk", "/chats/bulk", Library.AuthorName),
        new("chats-replies", "/chats/replies", Library.AuthorName),
        new("chats-closed", "/chats?tab=closed", Library.AuthorName),
        new("chats-reports", "/chats/reports", Library.AuthorName),
        new("chats-search", "/chats/search?q=gauge", Library.AuthorName),
        new("chats-readers", "/chats/readers", Library.AuthorName),
        new("chats-audit", "/chats/audit", Library.AdministratorName),
        new("chats-blocks", "/chats/blocks", Library.AdministratorName),
    ];

    public static IEnumerable<string?> UserNames => All.Select(page => page.UserName).Distinct(StringComparer.Ordinal);

    public static IEnumerable<ListedPage> For(string? userName) => All.Where(page => page.UserName == userName);
}

/// <param name="UserName">Null for somebody who is not signed in.</param>
internal sealed record ListedPage(string Name, string Path, string? UserName = null);
