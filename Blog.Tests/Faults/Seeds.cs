namespace Blog.Tests.Faults;

/// <summary>Where the dice of a check begin. The same seed rolls the same dice again; what the machine does between is never quite the same.</summary>
internal static class Seeds
{
    /// <summary>Another one every time, unless FAULT_SEED says which.</summary>
    public static int One() =>
        int.TryParse(Environment.GetEnvironmentVariable("FAULT_SEED"), System.Globalization.CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next(1, 1_000_000);
}
