using Blog.Accounts;
using Blog.Articles.Search;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Chats;

/// <summary>Articles and their sections for an answer to link to, as the list that opens over the composer.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ArticleSuggestionsModel(FindSections find, PublicAddress address) : PageModel
{
    public List<FoundSection> Sections { get; private set; } = [];

    public async Task OnGetAsync(string? q, CancellationToken cancellationToken) =>
        Sections = await find.FindAsync(SearchQuery.Parse(q), cancellationToken);

    public string AddressOf(FoundSection section) => address.Of(section.Path);
}
