using System.Security.Cryptography;

namespace Blog.Accounts;

/// <summary>A password that is strong (78 bits) and easily typed: four groups of letters and digits that look like no other.</summary>
internal static class GeneratedPassword
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
}
