using Blog.Accounts;
using Blog.Chat;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;

namespace Blog.Pages.Chats;

/// <summary>Several conversations of a list are ticked, looked at once more, and closed.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class BulkModel(BulkClose bulk, CurrentUser currentUser, IStringLocalizer<Text> texts) : PageModel
{
    /// <summary>The name of the ticks, in the form and in the address.</summary>
    public const string TickedKey = "c";

    public InboxList List { get; private set; } = new(InboxTab.Open);

    public List<ClosableChat> Chats { get; private set; } = [];

    /// <summary>Those that are ticked, whether or not they are still open.</summary>
    public IReadOnlyList<Guid> Ticked { get; private set; } = [];

    /// <summary>Whether these were ticked and are to be closed.</summary>
    public bool IsAsking { get; private set; }

    public string? Refusal { get; private set; }

    public string? DoneSentence => int.TryParse(Request.Done(), out var closed) ? texts.Counted(closed, "{0} conversation is closed.", "{0} conversations are closed.") : null;

    /// <param name="ask">Looks once more at those that are ticked, or at all of the list. It changes nothing, so that one can go back to it and from it.</param>
    public async Task OnGetAsync(string? tab, string? tag, int? article, string? only, [FromQuery] int? page, string? ask, CancellationToken cancellationToken)
    {
        List = InboxList.Of(tab, tag, article, only, page);
        Ticked = IdsIn(Request.Query[TickedKey]);
        var user = await currentUser.DemandAsync(cancellationToken);
        Chats = ask switch
        {
            null or "all" => await bulk.ListAsync(user, List, cancellationToken),
            _ => await bulk.TickedAsync(user, Ticked, cancellationToken),
        };
        IsAsking = ask is not null && Chats.Count > 0;
        if (ask is not null && !IsAsking)
        {
            Refusal = texts["Tick at least one conversation that is open."];
            Chats = await bulk.ListAsync(user, List, cancellationToken);
        }
    }

    public async Task<IActionResult> OnPostAsync(string? tab, string? tag, int? article, string? only, [FromQuery] int? page, CancellationToken cancellationToken)
    {
        var list = InboxList.Of(tab, tag, article, only, page);
        var closed = await bulk.CloseAsync(await currentUser.DemandAsync(cancellationToken), IdsIn(Request.Form[TickedKey]), cancellationToken);
        return new SeeOtherResult(With(Address(list), $"{Refusals.DoneKey}={closed}"));
    }

    public static string Address(InboxList list) => list.Query.Length > 0 ? $"/chats/bulk?{list.Query}" : "/chats/bulk";

    /// <summary>The list with the same ones ticked.</summary>
    public string AddressWithTicks => Ticked.Count == 0 ? Address(List) : With(Address(List), string.Join('&', Ticked.Select(id => $"{TickedKey}={ChatIds.Key(id)}")));

    private static string With(string address, string more) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{more}";

    /// <summary>No more than a list has rows, so that an address holds them.</summary>
    private static List<Guid> IdsIn(StringValues values) =>
        [.. values.Take(Inboxes.MaxRows).Select(value => Guid.TryParse(value, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
}
