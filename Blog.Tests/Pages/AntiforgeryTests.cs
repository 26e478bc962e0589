using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Pages;

/// <summary>Every form that does something: without its token, or with that of another browser's, it does nothing.</summary>
public sealed class AntiforgeryTests(MatrixBlog blog) : IClassFixture<MatrixBlog>
{
    // They stand in pages that are the same for everybody and hold no token; the browser says where they come from, which
    // PreferencesTests asks about.
    private static readonly string[] WithoutToken = ["/theme", "/language"];

    public static TheoryData<string> Posts => [.. RouteMatrix.Rows.Where(IsAccepted).Select(row => $"{row}")];

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task A_form_without_its_own_token_is_refused_and_has_no_effect(string rowText)
    {
        var row = RouteMatrix.Rows.First(row => $"{row}" == rowText);
        var role = Enum.GetValues<Role>().Last(role => (int)row.Statuses[(int)role] < 400);
        foreach (var token in (string[])["", await blog.ForeignTokenAsync()])
        {
            var before = "";
            var answer = await blog.AskAsync(row, role, token, justBefore: async () => before = await StoredAsync());

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal(before, await StoredAsync());
        }
    }

    private static bool IsAccepted(MatrixRow row) =>
        row.IsPost && !WithoutToken.Contains(row.Route, StringComparer.Ordinal) && Array.Exists(row.Statuses, status => (int)status < 400);

    /// <summary>Everything that is stored, in every table.</summary>
    private Task<string> StoredAsync() => blog.Server.WithDb(async db =>
    {
        var everything = new StringBuilder();
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' ORDER BY name").ToListAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables)
        {
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                everything.AppendLine().Append(table);
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    everything.Append('|').Append(rows.GetValue(column));
                }
            }
        }

        return everything.ToString();
    });
}
