using Blog.Chat;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chat;

/// <summary>The chat as a page of its own, which also works without script.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(VisitorPanes panes) : PageModel
{
    public ChatPane Pane { get; private set; } = ChatPane.Empty;

    public async Task<IActionResult> OnGetAsync(string? from, long? before, bool @new, bool earlier, string? c, CancellationToken cancellationToken)
    {
        var query = new PaneQuery(from, before) { IsNew = @new, ListsEarlier = earlier, C = c };
        if (await panes.FindAsync(HttpContext, query, cancellationToken) is not { } pane)
        {
            return NotFound();
        }

        Pane = pane;
        return Page();
    }
}
