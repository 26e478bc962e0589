using System.Collections.Concurrent;

namespace Blog.Tests.Chat;

/// <summary>
/// A browser's cookies in the hand: they go with requests and sockets, outlive a server, can be looked at, lost and forged.
/// No clock throws one away.
/// </summary>
internal sealed class CookieJar
{
    private readonly ConcurrentDictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>The line that a browser sends.</summary>
    public string Header => string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    public string? this[string name]
    {
        get => _cookies.GetValueOrDefault(name);
        set => Set(name, value);
    }

    /// <summary>The address of the machine that the browser runs on.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>A browser that uses these cookies and follows no redirect.</summary>
    public HttpClient CreateClient(Uri blog) => new(new Handler(this)) { BaseAddress = blog, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>The same cookies in another browser.</summary>
    public CookieJar Copy()
    {
        var copy = new CookieJar { Address = Address };
        foreach (var (name, value) in _cookies)
        {
            copy.Set(name, value);
        }

        return copy;
    }

    private void Set(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            _cookies.TryRemove(name, out _);
            return;
        }

        _cookies[name] = value;
    }

    private sealed class Handler : DelegatingHandler
    {
        private readonly CookieJar _jar;

        public Handler(CookieJar jar)
            : base(Sender(jar))
        {
            _jar = jar;
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_jar.Header is { Length: > 0 } cookies)
            {
                request.Headers.Add("Cookie", cookies);
            }

            var response = await base.SendAsync(request, cancellationToken);
            foreach (var line in response.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
            {
                var parts = line.Split(';')[0].Split('=', 2);
                _jar.Set(parts[0], parts[1]);
            }

            return response;
        }

        private static SocketsHttpHandler Sender(CookieJar jar)
        {
            var sender = ClientAddresses.HandlerAt(jar.Address);
            sender.UseCookies = false;
            return sender;
        }
    }
}
