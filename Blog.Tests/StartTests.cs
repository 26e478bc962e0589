using System.Text.RegularExpressions;

namespace Blog.Tests;

public sealed partial class StartTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("blog-test-");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData("Blog:Seed", "lots")]
    [InlineData("Blog:PublicUrl", "blog.example.org")]
    [InlineData("Blog:Registration", "perhaps")]
    [InlineData("Blog:TrustedProxies", "proxy.example.org")]
    [InlineData("Smtp:Host", "smtp.example.org", "Smtp:From")]
    [InlineData("Smtp:Port", "70000")]
    [InlineData("Smtp:Tls", "yes")]
    [InlineData("Smtp:From", "nobody")]
    [InlineData("Smtp:User", "blog", "Smtp:Password")]
    [InlineData("Limits:RegistrationsPerHour", "0")]
    [InlineData("Limits:ConnectionsPerAddress", "0")]
    [InlineData("Limits:VisitorMessagesPerSecond", "-1")]
    [InlineData("Limits:QueuedBytes", "much")]
    [InlineData("Blog:Admin:UserName", "two words")]
    [InlineData("Blog:Admin:UserName", "..")]
    [InlineData("Blog:Admin:Password", "password")]
    [InlineData("Blog:Admin:Password", "short")]
    [InlineData("Blog:Admin:Email", "nobody")]
    [InlineData("Blog:DataDirectory", "/dev/null/blog")]
    [InlineData("ConnectionStrings:Blog", "Data Source=/dev/null/blog.db")]
    [InlineData("ConnectionStrings:Blog", "no connection string")]
    public async Task A_wrong_value_stops_the_start_with_one_sentence_that_names_the_key(string key, string value, string? named = null)
    {
        using var blog = BlogProcess.Start(new(StringComparer.Ordinal) { ["Blog:DataDirectory"] = _data.FullName, [key] = value });

        var (code, error) = await blog.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains(named ?? key, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_one_sentence()
    {
        using var first = BlogProcess.Start(new(StringComparer.Ordinal) { ["Blog:DataDirectory"] = _data.FullName, ["Blog:Seed"] = "none" });
        var address = Address().Match(await first.ListensAsync()).Value;
        using var second = BlogProcess.Start(new(StringComparer.Ordinal) { ["Blog:DataDirectory"] = _data.FullName, ["ASPNETCORE_URLS"] = address });

        var (code, error) = await second.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains("ASPNETCORE_URLS", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_tells_where_everything_is_and_the_password_once()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Blog:DataDirectory"] = _data.FullName, ["Blog:Seed"] = "none" };
        using (var first = BlogProcess.Start(settings))
        {
            var printed = await first.ListensAsync();
            Assert.Matches(@"Blog +http://127\.0\.0\.1:[1-9][0-9]*\s", printed);
            Assert.Matches(@"Chats +http://127\.0\.0\.1:[1-9][0-9]*/chats\s", printed);
            Assert.Matches(@"Accounts +admin\s", printed);
            Assert.Matches(@"Password +\w{4}-\w{4}-\w{4}-\w{4} ", printed);
            Assert.Contains(_data.FullName, printed, StringComparison.Ordinal);
        }

        using var second = BlogProcess.Start(settings);
        var later = await second.ListensAsync();
        Assert.Contains(_data.FullName, later, StringComparison.Ordinal);
        Assert.DoesNotContain("Accounts", later, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", later, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Development", true)]
    public async Task A_configured_password_is_printed_where_one_develops_and_not_where_logs_are_kept(string environment, bool isPrinted)
    {
        const string Password = "gauge at half tide";
        using var blog = BlogProcess.Start(
            new(StringComparer.Ordinal) { ["Blog:DataDirectory"] = _data.FullName, ["Blog:Seed"] = "none", ["Blog:Admin:Password"] = Password },
            environment);

        var printed = await blog.ListensAsync();

        Assert.Contains("admin", printed, StringComparison.Ordinal);
        Assert.Equal(isPrinted, printed.Contains(Password, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex Address();
}
