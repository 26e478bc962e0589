using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Blog.Accounts;

/// <summary>Lets one address register only so often. An IPv6 line has 2^64 addresses: there its network counts.</summary>
public sealed class RegistrationThrottle(IOptions<AccountLimits> limits) : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(line =>
        RateLimitPartition.GetFixedWindowLimiter(line, _ => new FixedWindowRateLimiterOptions { PermitLimit = limits.Value.RegistrationsPerHour, Window = Window }));

    /// <summary>Counts a try; false when there have been too many.</summary>
    public bool MayTry(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(LineOf(address));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static string LineOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
