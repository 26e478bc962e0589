using Blog.Chat;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chat;

/// <summary>The chat as a page of its own, which also works without script.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(VisitorPanes panes) : PageModel
{
    public ChatPane Pane { get; private set; } = ChatPane.Empty;

    public async Task OnGetAsync(string? from, long? before, CancellationToken cancellationToken) =>
        Pane = await panes.OpenAsync(HttpContext, from, before, cancellationToken);
}
