using AngleSharp.Html.Parser;
using Blog.Articles;

namespace Blog.Tests.Articles;

/// <summary>What attackers write into an article.</summary>
public sealed class ArticlePayloadTests
{
    private static readonly ArticleRenderer Renderer = new(new CodeHighlighter());

    public static TheoryData<string> Payloads =>
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<p onclick=alert(1)>x</p>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:alert(1))",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"alert(1)](/a.png)",
        "[x]: javascript:alert(1)\n\n[x]",
        "# x {onclick=alert(1)}",
        "x {hx-get=/account/logout hx-trigger=load}",
        "[x](/y){hx-post=/account/logout hx-trigger=load}",
        "<div hx-get=\"/account/logout\" hx-trigger=\"load\">x</div>",
        "<a data-hx-get=\"/x\" href=\"/y\">x</a>",
        "<hx-partial hx-target=\"#main\">x</hx-partial>",
        "<div id=\"slot-1\" hx-swap-oob=\"true\">x</div>",
        "## slot-1",
        "<div id=\"main\"><div id=\"conversation\" hx-swap-oob=\"true\">x</div></div>",
        "<svg onload=alert(1)><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
        "<style>*{display:none}</style>",
        "<p style=\"position:fixed;inset:0\">x</p>",
        "<iframe src=\"/\"></iframe><object data=\"/\"></object><embed src=\"/\">",
        "<form action=\"/account/logout\" method=\"post\"><button>x</button></form>",
        "<input name=\"q\" autofocus onfocus=alert(1)>",
        "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example\"><base href=\"https://evil.example/\">",
        "<template><script>alert(1)</script></template>",
        "```\" onclick=\"alert(1)\n</code></pre><script>alert(1)</script>\n```",
        "```<script>alert(1)</script>\nx\n```",
        "`<script>alert(1)</script>`",
        "| <script>alert(1)</script> |\n|---|\n| <p hx-get=/x> |",
        "x[^1]\n\n[^1]: <script>alert(1)</script>",
        "[^\"><script>alert(1)</script>]: x\n\nx[^\"><script>alert(1)</script>]",
        "https://example.org/\"onmouseover=\"alert(1)",
        "![x](/a.png \"<script>alert(1)</script>\")",
        "[x](/a \"\\\" onclick=alert(1) \\\"\")",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    ];

    private static readonly string[] AllowedElements =
    [
        "p", "br", "hr", "strong", "em", "del", "sup", "code", "pre", "blockquote", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6",
        "a", "img", "table", "thead", "tbody", "tr", "th", "td", "span", "section", "div", "header", "figure", "figcaption",
    ];

    private static readonly string[] AllowedAttributes =
        ["href", "src", "alt", "title", "start", "id", "class", "loading", "decoding", "width", "height", "tabindex", "role", "aria-label"];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_payload_leaves_nothing_but_allowed_markup(string payload)
    {
        var body = new HtmlParser().ParseDocument(Renderer.Render($"Before\n\n{payload}\n\nAfter").Html).Body!;

        Assert.Contains("Before", body.TextContent, StringComparison.Ordinal);
        Assert.All(body.QuerySelectorAll("*"), element =>
        {
            Assert.Contains(element.LocalName, AllowedElements);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, AllowedAttributes));
            Assert.Matches(@"\A((heading|footnote)-.+)?\z", element.GetAttribute("id") ?? "");
            Assert.Matches(@"\A(https?:|mailto:|/|#|[^:]*\z)", element.GetAttribute("href") ?? "");
            Assert.Matches(@"\A(/[^/\\]|\z)", element.GetAttribute("src") ?? "");
            Assert.Matches(@"\A(code|table|wide|n|task|footnotes|tk|ts|tc|tn)?\z", element.GetAttribute("class") ?? "");
        });
    }
}
