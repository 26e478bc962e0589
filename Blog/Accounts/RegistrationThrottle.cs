using System.Net;
using System.Threading.RateLimiting;
using Blog.Realtime;
using Microsoft.Extensions.Options;

namespace Blog.Accounts;

/// <summary>Lets one address register only so often.</summary>
public sealed class RegistrationThrottle(IOptions<AccountLimits> limits) : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(line =>
        RateLimitPartition.GetFixedWindowLimiter(line, _ => new FixedWindowRateLimiterOptions { PermitLimit = limits.Value.RegistrationsPerHour, Window = Window }));

    /// <summary>Counts a try; false when there have been too many.</summary>
    public bool MayTry(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(ClientAddress.LineOf(address));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
