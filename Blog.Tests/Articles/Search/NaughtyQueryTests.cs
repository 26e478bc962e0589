using System.Net;

namespace Blog.Tests.Articles.Search;

/// <summary>Whatever stands in the field, the page answers.</summary>
public sealed class NaughtyQueryTests(SearchBlog blog) : IClassFixture<SearchBlog>
{
    public static TheoryData<string> Texts =>
    [
        "\"", "\"\"\"", "'", "''", "`", "\\", "\\\"", "%", "%%20", "_", "*", "**", "a*", "*a", "tide *", "^", "^tide", "(", ")", "()", "((((((((((", "tide)", "{", "}", "{Title}: tide",
        "Title:tide", "Title : tide", "-Title:tide", "- {Title Words} : tide", "rowid:1", "ArticleSearch", "rank", "rank MATCH 'bm25(10)'", "AND", "OR", "NOT", "tide AND", "tide NOT",
        "NOT tide", "AND OR NOT NEAR", "NEAR(tide water)", "NEAR(tide water, 5", "NEAR/2", "tide + water", "\"tide\" + \"water\"", "tide NEAR", "-", "--", "---tide", "-\"", "-\"tide", "-(tide)", "\"tide\"-\"water\"",
        "'; DROP TABLE Articles; --", "\"; DROP TABLE Articles; --", "1 OR 1=1", "' UNION SELECT Words FROM Articles --", "/* tide */", "tide;--", "x'41'", "$q", ":q", "@p0", "?1", "{0}", "{99}", "{", "%s%n",
        "\0", "ti\0de", "\u0001\u0002", "\u001b[31m", "\r\nSet-Cookie: a=b", "\t", "\v\f", "\u0085", "\u00a0", "\u2028\u2029", "\u200b", "\u200d", "\ufeff", "\u202etide", "\u2066", "\ufffd", "\ufffe", "\uffff", "\ufdd0",
        "😀", "👩‍👩‍👧‍👦", "🇪🇸", "🏳️‍🌈", "️", "e\u0301", "Z̷̢̛a̸̡l̵g̶o̷", "ﷺ", "İıſK", "ǅ", "ß", "ﬁ", "①②", "½", "١٢٣", "नमस्ते", "ภาษาไทย", "한국어", "中文", "العربية", "עברית", "𝒳𝒴", "\U0010FFFD",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "{{7*7}}", "${7*7}", "@T[\"Search\"]", "../../etc/passwd", "file:///etc/passwd", "http://example.com/?q=a&b=c", "null", "undefined", "NaN", "true", "-1", "0", "1e309", "0x41",
        "tide\"water\"mud", "\"tide\"\"water\"", "«tide»", "„tide“", "'tide'", "#", "##", "#+", "+", "++", "+++", "+tide", "++tide", "-+tide", "-#tide", "c+", "#c#", "+-tide",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task It_is_words_or_nothing_and_never_a_failure(string text)
    {
        using var browser = blog.Server.CreateClient();
        var address = $"/search?q={Uri.EscapeDataString(text)}";

        var page = await browser.Get(address);
        var typed = await browser.Get(address, ("HX-Request", "true"), ("HX-Target", "main"), ("HX-Current-URL", blog.Server.Url.ToString()));
        var past = await browser.Get($"{address}&page=7");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.Status, typed.Status));
        Assert.Contains(past.Status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.NotFound]);
        Assert.Single(page.Texts("main h1"));
        Assert.Empty(page.Document.QuerySelectorAll("main script, main img"));
    }

    [Theory]
    [InlineData("?q=%ED%A0%80")] // half of a surrogate pair
    [InlineData("?q=%FF%FE")]
    [InlineData("?q=%")]
    [InlineData("?q=%zz")]
    [InlineData("?q=%00")]
    [InlineData("?q")]
    [InlineData("?q=tide&q=water")]
    [InlineData("?Q=tide")]
    [InlineData("?q[]=tide")]
    [InlineData("")]
    public async Task An_address_that_no_form_makes_is_answered_as_well(string query) =>
        Assert.Equal(HttpStatusCode.OK, (await blog.Server.CreateClient().Get($"/search{query}")).Status);

    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("\"")]
    [InlineData("-a ")]
    [InlineData("(")]
    public async Task A_very_long_text_is_cut_or_refused_and_breaks_nothing(string text)
    {
        using var browser = blog.Server.CreateClient();

        var taken = await browser.Get($"/search?q={Uri.EscapeDataString(string.Concat(Enumerable.Repeat(text, 5_000 / Uri.EscapeDataString(text).Length)))}");
        var refused = await browser.Get($"/search?q={Uri.EscapeDataString(string.Concat(Enumerable.Repeat(text, 10_000)))}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestUriTooLong), (taken.Status, refused.Status));
    }
}
