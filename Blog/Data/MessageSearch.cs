using Microsoft.EntityFrameworkCore;

namespace Blog.Data;

/// <summary>
/// The full-text index over what people wrote in chats, kept right by triggers as <see cref="ArticleSearch"/> is. A message
/// has no number of its own across conversations, so a table gives it one; the index itself holds words and no texts.
/// </summary>
internal static class MessageSearch
{
    private const string Numbers = """
        CREATE TABLE "MessageNumbers" ("Id" INTEGER PRIMARY KEY, "ConversationId" TEXT NOT NULL, "Seq" INTEGER NOT NULL, UNIQUE ("ConversationId", "Seq"))
        """;

    private const string Index = """
        CREATE VIRTUAL TABLE "MessageSearch" USING fts5("Text", content = '', contentless_delete = 1, prefix = '2 3', tokenize = "unicode61 remove_diacritics 2")
        """;

    private const string NumberOfOld = """(SELECT "Id" FROM "MessageNumbers" WHERE "ConversationId" = OLD."ConversationId" AND "Seq" = OLD."Seq")""";

    private static readonly (string Drop, string Sql)[] Parts =
    [
        ("DROP TABLE IF EXISTS \"MessageNumbers\"", Numbers),
        ("DROP TABLE IF EXISTS \"MessageSearch\"", Index),
        Trigger(
            "TR_Messages_SearchInsert",
            "AFTER INSERT ON \"Messages\" WHEN NEW.\"Sender\" <> 2",
            """
            INSERT INTO "MessageNumbers" ("ConversationId", "Seq") VALUES (NEW."ConversationId", NEW."Seq");
            INSERT INTO "MessageSearch" (rowid, "Text")
            SELECT "Id", NEW."Text" FROM "MessageNumbers" WHERE "ConversationId" = NEW."ConversationId" AND "Seq" = NEW."Seq";
            """),
        Trigger(
            "TR_Messages_SearchDelete",
            "AFTER DELETE ON \"Messages\" WHEN OLD.\"Sender\" <> 2",
            $"""
            DELETE FROM "MessageSearch" WHERE rowid = {NumberOfOld};
            DELETE FROM "MessageNumbers" WHERE "ConversationId" = OLD."ConversationId" AND "Seq" = OLD."Seq";
            """),
    ];

    /// <summary>Makes index and triggers and fills the index, if they are not there yet or an older blog has made them.</summary>
    public static async Task IndexMessagesAsync(this BlogDbContext db)
    {
        var stored = await db.Database.SqlQuery<string>($"SELECT \"sql\" AS \"Value\" FROM sqlite_master WHERE \"sql\" IS NOT NULL").ToListAsync();
        if (!Parts.All(part => stored.Contains(part.Sql, StringComparer.Ordinal)))
        {
            await db.WriteAsync(() => MakeAsync(db), CancellationToken.None);
        }
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

        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO "MessageNumbers" ("ConversationId", "Seq")
            SELECT "ConversationId", "Seq" FROM "Messages" WHERE "Sender" <> 2 ORDER BY "CreatedUtc", "Seq"
            """);
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO "MessageSearch" (rowid, "Text")
            SELECT "n"."Id", "m"."Text" FROM "MessageNumbers" AS "n" JOIN "Messages" AS "m" ON "m"."ConversationId" = "n"."ConversationId" AND "m"."Seq" = "n"."Seq"
            """);
    }

    private static (string Drop, string Sql) Trigger(string name, string when, string work) =>
        ($"DROP TRIGGER IF EXISTS \"{name}\"", $"CREATE TRIGGER \"{name}\" {when} BEGIN {work} END");
}
