using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Web;

public sealed class VendoredLibrariesTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Fact]
    public async Task Every_library_is_the_one_that_was_vendored()
    {
        var folder = Path.Combine(server.Services.GetRequiredService<IWebHostEnvironment>().WebRootPath, "lib");
        using var hashes = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "hashes.json"), TestContext.Current.CancellationToken));
        var vendored = hashes.RootElement.EnumerateObject().ToDictionary(file => file.Name, file => file.Value.GetProperty("sha384").GetString());

        var present = Directory.EnumerateFiles(folder)
            .Where(path => Path.GetFileName(path) != "hashes.json")
            .ToDictionary(path => Path.GetFileName(path), path => (string?)Convert.ToBase64String(SHA384.HashData(File.ReadAllBytes(path))));

        Assert.Equal(vendored.OrderBy(file => file.Key, StringComparer.Ordinal), present.OrderBy(file => file.Key, StringComparer.Ordinal));
        Assert.Contains("htmx.min.js", present);
        Assert.Contains("ws.min.js", present);
    }
}
