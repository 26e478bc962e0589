using Microsoft.AspNetCore.Mvc;

namespace Blog.Chat;

/// <summary>The launcher and the pane of a page that readers see.</summary>
public sealed class ChatWidgetViewComponent(VisitorPanes panes, Presence presence) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var pane = await panes.ForPageAsync(HttpContext, HttpContext.RequestAborted);
        if (pane.IsNotAvailable)
        {
            return Content("");
        }

        var model = new ChatWidgetModel(HttpContext.Request.Path, pane, pane.Conversation?.State.Availability.IsOnline ?? presence.IsAnyoneOnlineFor(null), pane.Unread);
        return View("/Chat/_Widget.cshtml", model);
    }
}
