using System.Globalization;
using System.Net;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Web;

public sealed class TimeTagHelperTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("00:00:00", "just now", "ahora mismo")]
    [InlineData("00:00:59", "just now", "ahora mismo")]
    [InlineData("00:01:00", "1 minute ago", "hace 1 minuto")]
    [InlineData("00:05:30", "5 minutes ago", "hace 5 minutos")]
    [InlineData("00:59:59", "59 minutes ago", "hace 59 minutos")]
    [InlineData("01:00:00", "1 hour ago", "hace 1 hora")]
    [InlineData("23:59:59", "23 hours ago", "hace 23 horas")]
    [InlineData("1.00:00:00", "1 day ago", "hace 1 día")]
    [InlineData("6.23:59:59", "6 days ago", "hace 6 días")]
    public void A_time_of_the_last_seven_days_says_how_long_ago_it_was_and_keeps_its_day_for_paper(string ago, string english, string spanish)
    {
        foreach (var (language, text, day) in new[] { ("en", english, "Mar"), ("es", spanish, "mar") })
        {
            var time = Write(-TimeSpan.Parse(ago, CultureInfo.InvariantCulture), language);

            Assert.Equal(text, time.Text);
            Assert.Contains($" {day} 2026", time.Exact, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("-7.00:00:00", "en", "13 Mar 2026")]
    [InlineData("-7.00:00:00", "es", "13 mar 2026")]
    [InlineData("-400.00:00:00", "en", "13 Feb 2025")]
    [InlineData("00:00:01", "en", "20 Mar 2026, 08:00 UTC")]
    [InlineData("3.04:30:00", "es", "23 mar 2026, 12:30 UTC")]
    public void An_older_time_says_its_day_and_one_to_come_its_minute(string away, string language, string text)
    {
        var time = Write(TimeSpan.Parse(away, CultureInfo.InvariantCulture), language);

        Assert.Equal(text, time.Text);
        Assert.Null(time.Exact);
    }

    [Theory]
    [InlineData("en", "Friday, March 20, 2026, 07:55 UTC")]
    [InlineData("es", "viernes, 20 de marzo de 2026, 07:55 UTC")]
    public void The_whole_date_and_time_is_shown_on_hover_and_written_for_programs(string language, string title)
    {
        var time = Write(TimeSpan.FromMinutes(-5), language);

        Assert.Equal((title, "2026-03-20T07:55:00Z"), (time.Title, time.DateTime));
    }

    private static (string Text, string? Exact, string? Title, string? DateTime) Write(TimeSpan away, string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var helper = new TimeTagHelper(new FakeTimeProvider(Now), services.GetRequiredService<IStringLocalizer<Text>>()) { Utc = (Now + away).UtcDateTime };
        var output = new TagHelperOutput("time", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "time"), output);
        return (WebUtility.HtmlDecode(output.Content.GetContent()), Attribute("data-exact"), Attribute("title"), Attribute("datetime"));

        string? Attribute(string name) => output.Attributes.TryGetAttribute(name, out var attribute) ? (string?)attribute.Value : null;
    }
}
