namespace Blog.Tests.Articles.Feeds;

/// <summary>Titles and names that are made to break a document, and what is left of each where XML allows less.</summary>
internal static class HostileTexts
{
    public static readonly (string Written, string Read)[] All =
    [
        ("]]> & ]]&gt;", "]]> & ]]&gt;"),
        ("</title></entry></feed>", "</title></entry></feed>"),
        ("</script><script>alert(1)</script><!--", "</script><script>alert(1)</script><!--"),
        ("Bell\u0007 escape\u001B null\0 end", "Bell escape null end"),
        ("Never a character \uFFFE\uFFFF", "Never a character "),
        ("Half \uD83D a pair", "Half \uFFFD a pair"),
        ("Tide 🌊 and family 👨‍👩‍👧", "Tide 🌊 and family 👨‍👩‍👧"),
        ("مد وجزر \u202Eback", "مد وجزر \u202Eback"),
        ("\"quoted\" 'and' <b>bold</b>", "\"quoted\" 'and' <b>bold</b>"),
    ];
}
