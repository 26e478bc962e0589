using Blog.Accounts;
using Blog.Chat;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Chats;

/// <summary>Several conversations of a list are ticked, looked at once more, and closed.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class BulkModel(BulkClose bulk, CurrentUser currentUser, IStringLocalizer<Text> texts) : PageModel
{
    public InboxList List { get; private set; } = new(InboxTab.Open);

    public List<ClosableChat> Chats { get; private set; } = [];

    /// <summary>Whether these were ticked and are to be closed.</summary>
    public bool IsAsking { get; private set; }

    public string? Refusal { get; private set; }

    public string? DoneSentence => int.TryParse(Request.Done(), out var closed) ? texts.Counted(closed, "{0} conversation is closed.", "{0} conversations are closed.") : null;

    public async Task OnGetAsync(string? tab, string? tag, int? article, string? only, [FromQuery] int? page, CancellationToken cancellationToken)
    {
        List = InboxList.Of(tab, tag, article, only, page);
        Chats = await bulk.ListAsync(await currentUser.DemandAsync(cancellationToken), List, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string? tab, string? tag, int? article, string? only, [FromQuery] int? page, [FromForm] List<Guid> c, [FromForm] bool all, CancellationToken cancellationToken)
    {
        List = InboxList.Of(tab, tag, article, only, page);
        var user = await currentUser.DemandAsync(cancellationToken);
        Chats = all ? await bulk.ListAsync(user, List, cancellationToken) : await bulk.TickedAsync(user, c, cancellationToken);
        IsAsking = Chats.Count > 0;
        if (!IsAsking)
        {
            Refusal = texts["Tick at least one conversation that is open."];
            Chats = await bulk.ListAsync(user, List, cancellationToken);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(string? tab, string? tag, int? article, string? only, [FromQuery] int? page, [FromForm] List<Guid> c, CancellationToken cancellationToken)
    {
        var list = InboxList.Of(tab, tag, article, only, page);
        var closed = await bulk.CloseAsync(await currentUser.DemandAsync(cancellationToken), c, cancellationToken);
        return new SeeOtherResult($"{Address(list)}{(list.Query.Length > 0 ? '&' : '?')}{Refusals.DoneKey}={closed}");
    }

    public static string Address(InboxList list) => list.Query.Length > 0 ? $"/chats/bulk?{list.Query}" : "/chats/bulk";

    /// <summary>Where the form of this page goes.</summary>
    public string ActionOf(string? handler) => handler is null ? Address(List) : $"{Address(List)}{(List.Query.Length > 0 ? '&' : '?')}handler={handler}";
}
