namespace Blog.Articles.Search;

internal static class EditDistance
{
    /// <summary>
    /// How many letters must be added, left out, changed or swapped with their neighbour to make one word the other. What
    /// is more than <paramref name="farthest"/> is not counted to its end.
    /// </summary>
    public static int Between(string one, string other, int farthest)
    {
        if (Math.Abs(one.Length - other.Length) > farthest)
        {
            return farthest + 1;
        }

        var (before, last, row) = (new int[other.Length + 1], Enumerable.Range(0, other.Length + 1).ToArray(), new int[other.Length + 1]);
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }
}
