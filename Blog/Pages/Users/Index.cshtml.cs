using Blog.Accounts;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Users;

[Authorize(Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(BlogDbContext db, IStringLocalizer<Text> texts) : PageModel
{
    private const int MaxQueryLength = 100;

    public UserList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var text = Request.Query["q"].ToString().Trim();
        var query = text.Length > MaxQueryLength ? text[..MaxQueryLength] : text;
        var users = await db.Users.Matching(query).ByName().AsViews().ToPagedListAsync(Request.Page(), UserList.PageSize, cancellationToken);
        List = new UserList(users, query);
        ViewData["Title"] = users.Page == 1 ? texts["Users"] : texts["Users, page {0}", users.Page];
        Response.StatusCode = users.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Request.IsHtmxFor(AccountIds.UserList) ? this.Fragment("_UserListFragment", List) : Page();
    }
}
