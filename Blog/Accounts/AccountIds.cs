using System.Text.Json;

namespace Blog.Accounts;

/// <summary>Every id that the accounts' HTML uses.</summary>
public static class AccountIds
{
    /// <summary>The list of users with its pager; what a search and a click on a page number swap.</summary>
    public const string UserList = "user-list";

    /// <summary>The field of this name: "display-name" for DisplayName.</summary>
    public static string Field(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    public static string Error(string name) => $"{Field(name)}-error";

    public static string Hint(string name) => $"{Field(name)}-hint";
}
