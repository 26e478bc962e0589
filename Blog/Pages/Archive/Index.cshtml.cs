using Blog.Articles;
using Blog.Data;
using Blog.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Archive;

public sealed class IndexModel(BlogDbContext db, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    public IReadOnlyList<IGrouping<int, ArchiveMonth>> Years { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var months = await db.ArchiveMonths(time.GetUtcNow().UtcDateTime).ToListAsync(cancellationToken);
        Years = [.. months.GroupBy(month => month.Year)];
        ViewData["Title"] = texts["Archive"];
    }
}
