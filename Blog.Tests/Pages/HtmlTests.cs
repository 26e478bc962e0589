using System.Net;

namespace Blog.Tests.Pages;

/// <summary>Every page of the <see cref="RouteMatrix"/>, for everybody who gets it, errors and refusals included.</summary>
public sealed class HtmlTests(MatrixBlog blog) : IClassFixture<MatrixBlog>
{
    public static TheoryData<string> Pages => [.. RouteMatrix.Rows.Where(row => row.Verb == "GET").Select(row => $"{row}")];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_valid(string rowText)
    {
        var row = RouteMatrix.Rows.First(row => $"{row}" == rowText);
        List<string> faults = [];
        foreach (var role in Enum.GetValues<Role>())
        {
            var answer = await blog.AskAsync(row, role);
            if (answer.Html.StartsWith("<!doctype html>", StringComparison.Ordinal))
            {
                faults.AddRange(HtmlFaults.Of(answer.Html).Select(fault => $"{role}: {fault}"));
            }
        }

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("<p><div></p></div>", "at Ln 1")]
    [InlineData("<p id=a></p><p id=a></p>", "id \"a\" stands 2 times")]
    [InlineData("<input aria-label=a aria-describedby=b>", "leads nowhere")]
    [InlineData("<h1>a</h1><h1>b</h1>", "2 h1")]
    [InlineData("<h1>a</h1><h3>b</h3>", "h1 is followed by <h3>")]
    [InlineData("<img src=x>", "no alt")]
    [InlineData("<input name=a>", "no name")]
    [InlineData("<a href=x></a>", "no name")]
    [InlineData("<button>a<a href=x>b</a></button>", "inside a link or button")]
    public void What_is_wrong_is_found(string body, string fault) =>
        Assert.Contains(HtmlFaults.Of($"<!doctype html><title>a</title><main>{body}</main>"), found => found.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public async Task Every_way_to_fail_is_a_page_of_the_blog()
    {
        using var browser = blog.Server.CreateClient();
        var missing = await browser.Get("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Empty(HtmlFaults.Of(missing.Html));
    }
}
