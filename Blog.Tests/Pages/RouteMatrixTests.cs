using System.Text.RegularExpressions;

namespace Blog.Tests.Pages;

/// <summary>Who may do what, for every route that the blog has: the refusals are by role, since every form has its token.</summary>
public sealed partial class RouteMatrixTests(MatrixBlog blog) : IClassFixture<MatrixBlog>
{
    public static TheoryData<string> Rows => [.. RouteMatrix.Rows.Select(row => $"{row}")];

    [Fact]
    public async Task Every_route_has_a_row_and_every_row_a_route()
    {
        var routes = await AppRoutes.AllAsync(blog.Server.Services);
        var rows = RouteMatrix.Rows.Select(row => row.Name).Distinct(StringComparer.Ordinal).ToList();

        var faults = routes.Except(rows, StringComparer.Ordinal).Select(route => $"{route} has no row in RouteMatrix.md: say there who may.")
            .Concat(rows.Except(routes, StringComparer.Ordinal).Select(row => $"{row} stands in RouteMatrix.md, but the blog has no such route."));

        Assert.Empty(faults);
    }

    public static TheoryData<string> RoutesWithNames => [.. RouteMatrix.Rows.Where(row => row.Verb is "GET" or "POST" && row.Route.Contains('{', StringComparison.Ordinal)).Select(row => $"{row}")];

    [Theory]
    [MemberData(nameof(RoutesWithNames))]
    public async Task A_blank_in_the_place_of_a_name_is_no_failure(string rowText)
    {
        var row = RouteMatrix.Rows.First(row => $"{row}" == rowText);
        foreach (var blank in (string[])["%20", "%09", "%C2%A0"])
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var answer = await blog.AskAsync(row with { Address = Name().Replace(row.Route, blank) }, role);
                Assert.True((int)answer.Status < 500, $"{role}: {(int)answer.Status}");
            }
        }
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1_000)]
    private static partial Regex Name();

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_role_gets_what_the_row_says(string rowText)
    {
        var row = RouteMatrix.Rows.First(row => $"{row}" == rowText);
        List<string> got = [];
        foreach (var role in Enum.GetValues<Role>())
        {
            got.Add($"{role} {(int)(await blog.AskAsync(row, role)).Status}");
        }

        Assert.Equal(Enum.GetValues<Role>().Select(role => $"{role} {(int)row.Statuses[(int)role]}"), got);
    }
}
