using Microsoft.EntityFrameworkCore;

namespace Blog.Data;

/// <summary>
/// The full-text index over published articles: title, names of tags, words; its rowid is the article's id. Kept right by
/// triggers, as <see cref="ArticleTagCopies"/> are, so that whatever writes an article need not know of it. It holds a
/// copy of the texts: a change of a tag then needs no former text, and any SQLite can read and repair the file.
/// </summary>
internal static class ArticleSearch
{
    // The date comes first, where it is read without the text behind it. The signs keep C, C# and C++ apart, and the
    // prefixes answer the first letters of a word without visiting every word that begins so.
    private const string Index = """
        CREATE VIRTUAL TABLE "ArticleSearch" USING fts5(
            "PublishedUtc" UNINDEXED, "Title", "Tags", "Words",
            prefix = '1 2 3 4', tokenize = "unicode61 remove_diacritics 2 tokenchars '+#'")
        """;

    private const string Vocabulary = """CREATE VIRTUAL TABLE "ArticleSearchWords" USING fts5vocab("ArticleSearch", 'row')""";

    // One saving writes a piece of the index for the article and one for each tag: sixteen of them are merged at once.
    private const string Patience = """INSERT INTO "ArticleSearch" ("ArticleSearch", rank) VALUES ('automerge', 16)""";

    private const string Row = """
        INSERT INTO "ArticleSearch" (rowid, "PublishedUtc", "Title", "Tags", "Words")
        SELECT "a"."Id", "a"."PublishedUtc", "a"."Title",
            (SELECT group_concat("t"."Name", ' | ') FROM "ArticleTag" AS "l" JOIN "Tags" AS "t" ON "t"."Id" = "l"."TagsId" WHERE "l"."ArticlesId" = "a"."Id"),
            "a"."Words"
        FROM "Articles" AS "a" WHERE "a"."Status" = 1
        """;

    private const string Tags = """
        UPDATE "ArticleSearch" SET "Tags" =
            (SELECT group_concat("t"."Name", ' | ') FROM "ArticleTag" AS "l" JOIN "Tags" AS "t" ON "t"."Id" = "l"."TagsId" WHERE "l"."ArticlesId" = "ArticleSearch".rowid)
        """;

    private static readonly (string Drop, string Sql)[] Parts =
    [
        ("DROP TABLE IF EXISTS \"ArticleSearch\"", Index),
        ("DROP TABLE IF EXISTS \"ArticleSearchWords\"", Vocabulary),
        Trigger("TR_Articles_SearchInsert", "AFTER INSERT ON \"Articles\" WHEN NEW.\"Status\" = 1", $"{Row} AND \"a\".\"Id\" = NEW.\"Id\";"),
        Trigger(
            "TR_Articles_SearchUpdate",
            """
            AFTER UPDATE OF "Id", "Status", "PublishedUtc", "Title", "Words" ON "Articles"
            WHEN (OLD."Id", OLD."Status", OLD."PublishedUtc", OLD."Title", OLD."Words") IS NOT (NEW."Id", NEW."Status", NEW."PublishedUtc", NEW."Title", NEW."Words")
            """,
            $"DELETE FROM \"ArticleSearch\" WHERE rowid = OLD.\"Id\"; {Row} AND \"a\".\"Id\" = NEW.\"Id\";"),
        Trigger("TR_Articles_SearchDelete", "AFTER DELETE ON \"Articles\"", "DELETE FROM \"ArticleSearch\" WHERE rowid = OLD.\"Id\";"),
        Trigger("TR_ArticleTag_SearchInsert", "AFTER INSERT ON \"ArticleTag\"", $"{Tags} WHERE rowid = NEW.\"ArticlesId\";"),
        Trigger("TR_ArticleTag_SearchUpdate", "AFTER UPDATE OF \"ArticlesId\", \"TagsId\" ON \"ArticleTag\"", $"{Tags} WHERE rowid IN (OLD.\"ArticlesId\", NEW.\"ArticlesId\");"),

        // A deleted article takes its tags with it: there is nothing left to be kept right.
        Trigger(
            "TR_ArticleTag_SearchDelete",
            "AFTER DELETE ON \"ArticleTag\" WHEN EXISTS (SELECT 1 FROM \"Articles\" WHERE \"Id\" = OLD.\"ArticlesId\")",
            $"{Tags} WHERE rowid = OLD.\"ArticlesId\";"),
        Trigger(
            "TR_Tags_SearchUpdate",
            "AFTER UPDATE OF \"Name\" ON \"Tags\" WHEN OLD.\"Name\" IS NOT NEW.\"Name\"",
            $"{Tags} WHERE rowid IN (SELECT \"ArticlesId\" FROM \"ArticleTag\" WHERE \"TagsId\" = NEW.\"Id\");"),
    ];

    /// <summary>Makes index and triggers and fills the index, if they are not there yet or an older blog has made them.</summary>
    public static async Task IndexArticlesAsync(this BlogDbContext db)
    {
        var stored = await db.Database.SqlQuery<string>($"SELECT \"sql\" AS \"Value\" FROM sqlite_master WHERE \"sql\" IS NOT NULL").ToListAsync();
        if (Parts.All(part => stored.Contains(part.Sql, StringComparer.Ordinal)))
        {
            return;
        }

        await db.WriteAsync(() => MakeAsync(db), CancellationToken.None);
    }

    private static async Task MakeAsync(BlogDbContext db)
    {
        foreach (var part in Parts.Reverse())
        {
            await db.Database.ExecuteSqlRawAsync(part.Drop);
        }

        foreach (var part in Parts)
        {
            await db.Database.ExecuteSqlRawAsync(part.Sql);
        }

        await db.Database.ExecuteSqlRawAsync(Patience);
        await db.Database.ExecuteSqlRawAsync(Row);
    }

    private static (string Drop, string Sql) Trigger(string name, string when, string work) =>
        ($"DROP TRIGGER IF EXISTS \"{name}\"", $"CREATE TRIGGER \"{name}\" {when}\nBEGIN\n{work}\nEND");
}
