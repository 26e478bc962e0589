namespace Blog.Articles.Search;

/// <summary>A piece of a found text; a hit is what was looked for.</summary>
public readonly record struct MarkedPart(string Text, bool IsHit);

/// <summary>What a result shows of its article: the title, and a place of the text that has what was looked for.</summary>
public sealed record MarkedText(IReadOnlyList<MarkedPart> Title, IReadOnlyList<MarkedPart> Snippet)
{
    private const int SnippetLength = 180;
    private const int Before = 45;

    /// <summary>How many hits of a text are weighed against each other.</summary>
    private const int Weighed = 200;

    /// <param name="excerpt">Shown where the text has no hit, since the title or a tag has it.</param>
    public static MarkedText Of(SearchQuery query, string title, string words, string excerpt)
    {
        var inTitle = Hits(query, title, SearchWords.Of(title)).ToList();
        return new MarkedText(Parts(title, 0..title.Length, inTitle), SnippetOf(query, words, excerpt));
    }

    private static List<MarkedPart> SnippetOf(SearchQuery query, string text, string excerpt)
    {
        var words = SearchWords.Of(text);
        var hits = Hits(query, text, words).Take(Weighed).ToList();
        if (hits.Count == 0)
        {
            return [new MarkedPart(excerpt, IsHit: false)];
        }

        var place = Around(text, words, Best(hits));
        var parts = Parts(text, place, hits);
        IEnumerable<MarkedPart> before = place.Start.Value > 0 ? [new("…", IsHit: false)] : [];
        IEnumerable<MarkedPart> after = place.End.Value < text.Length ? [new("…", IsHit: false)] : [];
        return [.. before, .. parts, .. after];
    }

    /// <summary>The hits in their order, none over another.</summary>
    private static IEnumerable<Hit> Hits(SearchQuery query, string text, List<Range> words)
    {
        var wanted = query.Wanted.ToList();
        for (var index = 0; index < words.Count; index++)
        {
            if (wanted.Find(term => term.IsAt(text, words, index)) is not { } term)
            {
                continue;
            }

            var last = index + term.Words.Count - 1;
            yield return new Hit(words[index].Start.Value, words[last].End.Value, term);
            index = last;
        }
    }

    /// <summary>The first hit that has the most different ones close behind it.</summary>
    private static Hit Best(List<Hit> hits)
    {
        var (best, most) = (hits[0], 0);
        foreach (var (hit, index) in hits.Select((hit, index) => (hit, index)))
        {
            var different = hits.Skip(index).TakeWhile(next => next.End - hit.Start <= SnippetLength - Before).Select(next => next.Term).Distinct().Count();
            (best, most) = different > most ? (hit, different) : (best, most);
        }

        return best;
    }

    /// <summary>Whole words around a hit; a word that is longer than a snippet is shown from its beginning.</summary>
    private static Range Around(string text, List<Range> words, Hit hit)
    {
        var start = words.Find(word => word.Start.Value >= hit.Start - Before).Start.Value;
        var limit = Math.Max(start + SnippetLength, hit.End);
        if (limit >= text.Length)
        {
            return (start <= Before ? 0 : start)..text.Length;
        }

        var end = words.FindLast(word => word.End.Value <= limit).End.Value;
        return (start <= Before ? 0 : start)..Math.Max(end, hit.End);
    }

    private static List<MarkedPart> Parts(string text, Range place, List<Hit> hits)
    {
        List<MarkedPart> parts = [];
        var done = place.Start.Value;
        foreach (var hit in hits.Where(hit => hit.Start >= place.Start.Value && hit.End <= place.End.Value))
        {
            parts.Add(new MarkedPart(text[done..hit.Start], IsHit: false));
            parts.Add(new MarkedPart(text[hit.Start..hit.End], IsHit: true));
            done = hit.End;
        }

        parts.Add(new MarkedPart(text[done..place.End.Value], IsHit: false));
        parts.RemoveAll(part => part.Text.Length == 0);
        return parts;
    }

    private sealed record Hit(int Start, int End, SearchTerm Term);
}
