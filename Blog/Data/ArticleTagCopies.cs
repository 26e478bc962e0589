using Microsoft.EntityFrameworkCore;

namespace Blog.Data;

/// <summary>
/// Keeps the copies in <see cref="ArticleTag"/> by triggers: whatever writes an article or its tags, bulk updates included,
/// need not know of them. Made at every start and not by a migration, since no model knows a trigger.
/// </summary>
internal static class ArticleTagCopies
{
    private const string OnTag = """
        CREATE TRIGGER IF NOT EXISTS "TR_ArticleTag_Copy" AFTER INSERT ON "ArticleTag"
        BEGIN
            UPDATE "ArticleTag"
            SET ("Status", "PublishedUtc") = (SELECT "Status", "PublishedUtc" FROM "Articles" WHERE "Id" = NEW."ArticlesId")
            WHERE "ArticlesId" = NEW."ArticlesId" AND "TagsId" = NEW."TagsId";
        END
        """;

    private const string OnArticle = """
        CREATE TRIGGER IF NOT EXISTS "TR_Articles_CopyToTags" AFTER UPDATE OF "Status", "PublishedUtc" ON "Articles"
        BEGIN
            UPDATE "ArticleTag" SET "Status" = NEW."Status", "PublishedUtc" = NEW."PublishedUtc" WHERE "ArticlesId" = NEW."Id";
        END
        """;

    public static async Task CopyToArticleTagsAsync(this BlogDbContext db)
    {
        await db.Database.ExecuteSqlRawAsync(OnTag);
        await db.Database.ExecuteSqlRawAsync(OnArticle);
    }
}
