using System.Globalization;
using Blog.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Blog.Web;

/// <summary>
/// Writes a stored time in the reader's language: &lt;time utc="…"&gt;. What is a week old at most says how long ago it was, what
/// lies before it says its day, and what is still to come says the minute. The whole of it is shown on hover, and the day on paper.
/// </summary>
[HtmlTargetElement("time", Attributes = "utc")]
public sealed class TimeTagHelper(TimeProvider time, IStringLocalizer<Text> texts) : TagHelper
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    public DateTime Utc { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var age = time.GetUtcNow().UtcDateTime - Utc;
        output.Attributes.SetAttribute("datetime", Utc.AsMachineTime());
        output.Attributes.SetAttribute("title", Utc.ToString("D", CultureInfo.CurrentCulture) + Utc.ToString("', 'HH:mm 'UTC'", CultureInfo.InvariantCulture));
        if (age >= TimeSpan.Zero && age < Lately)
        {
            output.Attributes.SetAttribute("data-exact", Utc.AsDay());
            output.Content.SetContent(Ago(age));
            return;
        }

        output.Content.SetContent(age < TimeSpan.Zero ? Utc.AsMoment() : Utc.AsDay());
    }

    private string Ago(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => texts["just now"],
        { TotalHours: < 1 } => texts.Counted(age.Minutes, "{0} minute ago", "{0} minutes ago"),
        { TotalDays: < 1 } => texts.Counted(age.Hours, "{0} hour ago", "{0} hours ago"),
        _ => texts.Counted(age.Days, "{0} day ago", "{0} days ago"),
    };
}
