using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.E2E.Servers;

/// <summary>The blog in this process, on a real port, with a data directory of its own.</summary>
public sealed class DemoBlog : IAsyncDisposable
{
    /// <summary>The administrator's, and shared by the demo accounts.</summary>
    public const string Password = "tide-tables-of-1911";

    private readonly Host _host;

    private DemoBlog(Host host) => _host = host;

    public Uri Address => _host.ClientOptions.BaseAddress;

    public IServiceProvider Services => _host.Services;

    /// <param name="seed">"demo" or "none".</param>
    /// <param name="time">The clock of the blog; null for the real one.</param>
    public static Task<DemoBlog> StartAsync(string seed = "demo", TimeProvider? time = null)
    {
        // The start migrates and seeds, and blocks its thread meanwhile.
        return Task.Run(() =>
        {
            var host = new Host(seed, time);
            host.UseKestrel(0);
            host.StartServer();
            return new DemoBlog(host);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_host.DataDirectory, recursive: true);
    }

    private sealed class Host(string seed, TimeProvider? time) : WebApplicationFactory<Program>
    {
        public string DataDirectory { get; } = Directory.CreateTempSubdirectory("blog-e2e-").FullName;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Blog:DataDirectory", DataDirectory);
            builder.UseSetting("Blog:Seed", seed);
            builder.UseSetting("Blog:Admin:Password", Password);
            if (time is not null)
            {
                builder.ConfigureTestServices(services => services.AddSingleton(time));
            }
        }
    }
}
