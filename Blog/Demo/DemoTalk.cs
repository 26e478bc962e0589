using Blog.Data;

namespace Blog.Demo;

/// <summary>What people said under the demo articles, and what they liked.</summary>
internal static class DemoTalk
{
    private sealed record Remark(string Article, string By, int HoursLater, string Text);

    private static readonly Remark[] Remarks =
    [
        new("rain-gauges", "lena", 3, "The wall in our yard does the same. We moved the jar and lost the series; I would keep it and write the hours of sun beside it."),
        new("rain-gauges", "marta", 5, "That is what we do now. The second column is getting long."),
        new("rain-gauges", "tomas", 9, "For the record: the 41 that should have been a 14 was defended for five weeks, not for a month."),
        new("rain-gauges", "lena", 26, "Does the dry-week rule also skip a week of drizzle that never reaches the first mark?"),
        new("ferry-timetable", "lena", 30, "My grandfather’s house has a line scratched into the door frame with “1926” beside it. I always took it for somebody’s height. I will measure it on Sunday."),
        new("ferry-timetable", "tomas", 33, "Please do, and measure from something that has not moved: the threshold, not the floor."),
        new("drainpipe-sensor", "lena", 12, "Which four-millimetre holes? One row near the foot, or all the way up?"),
        new("drainpipe-sensor", "tomas", 14, "Six, in one row, a hand’s breadth above the bottom. More of them and the waves come in as well; fewer, and the mussels close them all in one summer."),
        new("drainpipe-sensor", "marta", 20, "And on that one day I was right. I only mention it because it is printed above."),
        new("notebook-sql", "marta", 8, "I was not offended a little."),
        new("notebook-sql", "lena", 51, "The laundry theory is easily tested: ask them which week they close for the holidays."),
        new("counting-waders", "lena", 6, "“Lay that room along the flock like a ruler” – I tried it with starlings on a wire and it works indoors too, with photographs. Off by 4 of 180."),
        new("twelve-minutes", "lena", 40, "Stood there with sticks on Saturday. 54 minutes. The sandwiches were gone after 30."),
        new("twelve-minutes", "tomas", 42, "Reading number 1,319. Thank you!"),
        new("backups-boat", "marta", 4, "It is in the tin. I looked."),
        new("regla-de-mareas", "lena", 10, "Lo de contar seis olas antes de escribir me ha cambiado las lecturas. ¿Y si hay viento y no se distinguen?"),
        new("regla-de-mareas", "marta", 13, "Entonces se escribe la mitad entre la más alta y la más baja de un minuto, y en la segunda columna: «viento». La segunda columna lo perdona todo."),
        new("limo", "marta", 18, "La ostra grande está en mi cocina. Que conste en acta."),
        new("correlimos", "tomas", 22, "El señor del perro lee el blog. Dice que el perro también madruga."),
    ];

    private static readonly (string Article, string[] Likes, string[] Dislikes)[] Votes =
    [
        ("rain-gauges", ["lena", "tomas"], []),
        ("ferry-timetable", ["lena", "marta"], []),
        ("first-frost", ["tomas"], []),
        ("drainpipe-sensor", ["lena", "marta"], []),
        ("notebook-sql", ["lena"], ["marta"]),
        ("counting-waders", ["lena", "tomas"], []),
        ("twelve-minutes", ["lena", "marta"], []),
        ("regla-de-mareas", ["lena", "tomas"], []),
        ("limo", ["marta"], []),
        ("correlimos", ["tomas", "lena"], []),
        ("termometro", ["marta"], ["lena"]),
    ];

    public static void AddTo(Dictionary<string, Article> articles, Dictionary<string, User> people)
    {
        foreach (var remark in Remarks)
        {
            var article = articles[remark.Article];
            article.Comments.Add(new Comment
            {
                Author = people[remark.By],
                Text = remark.Text,
                CreatedUtc = article.PublishedUtc.AddHours(remark.HoursLater),
            });
        }
    }

    public static void AddVotesTo(BlogDbContext db, Dictionary<string, Article> articles, Dictionary<string, User> people, DateTime now)
    {
        foreach (var (name, likes, dislikes) in Votes)
        {
            var article = articles[name];
            db.Votes.AddRange(likes.Select(user => Vote(user, isLike: true)).Concat(dislikes.Select(user => Vote(user, isLike: false))));

            // Whoever wrote on the same page read what stood there already, and liked most of it.
            foreach (var (index, comment) in article.Comments.Index())
            {
                var readers = article.Comments.Skip(index + 1).Select(later => later.Author!).Append(article.Author!).Distinct().Where(reader => reader != comment.Author);
                db.Votes.AddRange(readers.Select(reader => new Vote { UserId = reader.Id, CommentId = comment.Id, IsLike = true, CreatedUtc = now }));
            }

            Vote Vote(string user, bool isLike) => new() { UserId = people[user].Id, ArticleId = article.Id, IsLike = isLike, CreatedUtc = now };
        }
    }
}
