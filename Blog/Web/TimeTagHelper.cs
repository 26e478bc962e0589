using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Web;

/// <summary>Writes a stored time as a day in the reader's language, the long form on hover: &lt;time utc="…"&gt;.</summary>
[HtmlTargetElement("time", Attributes = "utc")]
public sealed class TimeTagHelper : TagHelper
{
    public DateTime Utc { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("datetime", Utc.AsMachineTime());
        output.Attributes.SetAttribute("title", Utc.ToString("D", CultureInfo.CurrentCulture));
        output.Content.SetContent(Utc.ToString("d MMM yyyy", CultureInfo.CurrentCulture));
    }
}
