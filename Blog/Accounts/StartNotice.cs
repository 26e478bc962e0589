using Blog.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Blog.Accounts;

/// <summary>Tells the person at the console, once the server listens, where everything is and how to get in.</summary>
internal sealed class StartNotice(IServer server, IOptions<BlogOptions> options, BlogName name, IHostEnvironment environment, NewAccounts accounts) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken) => Console.Out.WriteLineAsync(Write());

    internal string Write()
    {
        var blog = options.Value;
        var addresses = Addresses(blog);
        IEnumerable<(string Label, string Text)> lines =
        [
            .. addresses.Select(address => ("Blog", address)),
            ("Chats", $"{addresses[0]}/chats"),
            .. Accounts(),
            ("Data", blog.DataDirectory),
            ("Stop", "Ctrl+C"),
        ];
        return string.Join(Environment.NewLine, ["", name.Title, .. lines.Select(line => $"  {line.Label,-10}{line.Text}"), ""]);
    }

    private List<string> Addresses(BlogOptions blog)
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Reachable) ?? [];
        string[] published = blog.PublicUrl is { Length: > 0 } address ? [address.TrimEnd('/')] : [];
        return [.. published.Concat(bound).DefaultIfEmpty("http://localhost")];
    }

    /// <summary>A wildcard is where the server listens, not an address to open.</summary>
    private static string Reachable(string bound)
    {
        var binding = BindingAddress.Parse(bound);
        var host = binding.Host is "[::]" or "0.0.0.0" or "*" or "+" ? "localhost" : binding.Host;
        return $"{binding.Scheme}://{host}:{binding.Port}";
    }

    private IEnumerable<(string Label, string Text)> Accounts()
    {
        if (accounts.UserNames.Count > 0)
        {
            yield return ("Accounts", string.Join(", ", accounts.UserNames));
            yield return ("Password", PasswordLine());
        }
    }

    // What was configured is known already, and a server's console usually ends in a log.
    private string PasswordLine() => accounts switch
    {
        { Password: null } => "the administrator's",
        { IsPasswordGenerated: true } => $"{accounts.Password}   (shown only this once)",
        _ when environment.IsDevelopment() => accounts.Password,
        _ => "as configured in Blog:Admin:Password",
    };

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
