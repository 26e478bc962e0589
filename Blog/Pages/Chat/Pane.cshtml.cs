using Blog.Chat;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chat;

/// <summary>The visitor's pane alone, got when the launcher is pressed; it gives the browser its visitor cookie.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PaneModel(VisitorPanes panes) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? path, bool @new, bool earlier, string? c, CancellationToken cancellationToken)
    {
        var query = new PaneQuery(path) { IsNew = @new, ListsEarlier = earlier, C = c };
        return await panes.FindAsync(HttpContext, query, cancellationToken) is { } pane ? Partial("/Chat/_PaneAndUnread.cshtml", pane) : NotFound();
    }
}
