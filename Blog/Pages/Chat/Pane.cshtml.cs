using Blog.Chat;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chat;

/// <summary>The visitor's pane alone, got when the launcher is pressed; it gives the browser its visitor cookie.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PaneModel(VisitorPanes panes) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? path, CancellationToken cancellationToken) =>
        Partial("/Chat/_Pane.cshtml", await panes.OpenAsync(HttpContext, path, before: null, cancellationToken));
}
