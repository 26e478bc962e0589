namespace Blog.Tests.Chat.Privacy;

/// <summary>What the form that blocks a visitor sends.</summary>
internal static class BlockForm
{
    public static async Task<Dictionary<string, string>> FieldsAsync(HttpClient browser, string reason, string days) => new(StringComparer.Ordinal)
    {
        ["__RequestVerificationToken"] = (await browser.Get("/chat/token")).Html,
        ["reason"] = reason,
        ["days"] = days,
    };
}
