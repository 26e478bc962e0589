using Blog.Data;
using Blog.Mail;
using Blog.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Blog.Accounts;

/// <summary>Tells the person at the console, once the server listens, where everything is and how to get in.</summary>
internal sealed class StartNotice(IServer server, IOptions<BlogOptions> options, BlogName name, IHostEnvironment environment, NewAccounts accounts, Outbox outbox) : IHostedLifecycleService
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
            .. Mail(),
            ("Stop", "Ctrl+C"),
        ];
        return string.Join(Environment.NewLine, ["", name.Title, .. lines.Select(line => $"  {line.Label,-10}{line.Text}"), ""]);
    }

    private List<string> Addresses(BlogOptions blog)
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(PublicAddress.Reachable) ?? [];
        string[] published = blog.PublicUrl is { Length: > 0 } address ? [address.TrimEnd('/')] : [];
        return [.. published.Concat(bound).DefaultIfEmpty("http://localhost")];
    }

    private IEnumerable<(string Label, string Text)> Accounts()
    {
        if (accounts.UserNames.Count > 0)
        {
            yield return ("Accounts", string.Join(", ", accounts.UserNames));
            yield return ("Password", PasswordLine());
        }
    }

    /// <summary>Whoever tries the blog out looks for its mail; on a server it would only be one more line.</summary>
    private IEnumerable<(string Label, string Text)> Mail() =>
        environment.IsDevelopment() && !outbox.HasServer ? [("Mail", $"{outbox.Folder}   (not sent: no Smtp:Host)")] : [];

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
