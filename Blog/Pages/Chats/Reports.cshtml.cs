using System.Globalization;
using Blog.Accounts;
using Blog.Chat.Reports;
using Blog.Data;
using Blog.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Chats;

/// <summary>How many chats there were and how soon they were answered; authors see those that they may see anyway.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReportsModel(BlogDbContext db, CurrentUser currentUser, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    public ChatReport Report { get; private set; } = null!;

    public async Task OnGetAsync(int? days, CancellationToken cancellationToken)
    {
        var period = days is { } asked && ChatReport.Periods.Contains(asked) ? asked : 30;
        Report = await db.ReportAsync(await currentUser.DemandAsync(cancellationToken), period, time.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>A time in its two largest units.</summary>
    public string Say(TimeSpan? span) => span switch
    {
        null => "–",
        { TotalSeconds: < 60 } => texts["{0} s", (int)span.Value.TotalSeconds],
        { TotalMinutes: < 60 } => texts["{0} min", (int)span.Value.TotalMinutes],
        { TotalHours: < 24 } => texts["{0} h {1} min", (int)span.Value.TotalHours, span.Value.Minutes],
        _ => texts["{0} d {1} h", (int)span.Value.TotalDays, span.Value.Hours],
    };

    public static string Day(string key) => Day(DateOnly.ParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string Day(DateOnly date) => date.ToString("ddd d MMM", CultureInfo.CurrentCulture);
}
