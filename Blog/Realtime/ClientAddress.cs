using System.Net;
using System.Net.Sockets;

namespace Blog.Realtime;

/// <summary>What counts as one address. An IPv6 line has 2^64 addresses: there its network counts.</summary>
public static class ClientAddress
{
    public static string LineOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
