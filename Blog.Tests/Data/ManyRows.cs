namespace Blog.Tests.Data;

/// <summary>A hundred thousand articles, in a few seconds: by SQL alone, in one transaction.</summary>
internal static class ManyRows
{
    public const int Articles = 100_000;

    /// <summary>The article with ten thousand comments and ten thousand votes.</summary>
    public const string BusyArticle = "/articles/a-77777";

    /// <summary>Needs a user named "author", who wrote them all.</summary>
    public const string Sql = """
        CREATE TEMP TABLE n (i INTEGER PRIMARY KEY);
        WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 100000) INSERT INTO n SELECT i FROM c;
        INSERT INTO Tags (Slug, Name) SELECT 'tag-' || i, 'Tag ' || i FROM n WHERE i <= 58;
        INSERT INTO Articles (Slug, Title, Markdown, Html, Words, Excerpt, ReadingMinutes, Language, Status, PublishedUtc, CreatedUtc, UpdatedUtc, AuthorId, Contents, Version)
            SELECT 'a-' || i, 'Article ' || i, 'Text', '<p>' || hex(zeroblob(200)) || '</p>', 'Text', 'Text', 3, 'en', i % 20 <> 0,
                   datetime('2020-01-01', '+' || i || ' minutes'), '2020-01-01 00:00:00', '2020-01-01 00:00:00', (SELECT Id FROM AspNetUsers WHERE UserName = 'author'), '[]', 1
            FROM n;
        INSERT INTO ArticleTag (ArticlesId, TagsId, Status, PublishedUtc) SELECT a.Id, 1 + (a.Id + k.i * 7) % 57, 0, '' FROM Articles a, n k WHERE k.i <= 2;
        INSERT INTO ArticleTag (ArticlesId, TagsId, Status, PublishedUtc) SELECT Id, 58, 0, '' FROM Articles WHERE Id <= 3;
        INSERT INTO Comments (ArticleId, AuthorId, Text, CreatedUtc, IsWaiting)
            SELECT CASE WHEN i <= 10000 THEN 77777 ELSE 1 + i * 7 % 100000 END, NULL, 'Comment ' || i, '2020-01-01 00:00:00', 0 FROM n;
        INSERT INTO AspNetUsers (Id, DisplayName, IsAdministrator, IsAuthor, IsDisabled, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
            SELECT '00000000-0000-0000-0000-' || printf('%012d', i), 'Voter ' || i, 0, 0, 0, 0, 0, 0, 0, 0 FROM n WHERE i <= 10000;
        INSERT INTO Votes (UserId, ArticleId, IsLike, CreatedUtc) SELECT '00000000-0000-0000-0000-' || printf('%012d', i), 77777, i % 3, '2020-01-01 00:00:00' FROM n WHERE i <= 10000;
        INSERT INTO Votes (UserId, CommentId, IsLike, CreatedUtc) SELECT '00000000-0000-0000-0000-' || printf('%012d', i), i, 1, '2020-01-01 00:00:00' FROM n WHERE i <= 10000;
        INSERT INTO Visitors (Id, CreatedUtc) SELECT '11111111-0000-0000-0000-' || printf('%012d', i), '2020-01-01 00:00:00' FROM n WHERE i <= 10000;
        INSERT INTO Conversations (Id, VisitorId, VisitorName, OpenToAll, LastSeq, LastText, LastSender, LastMessageUtc, WaitingSinceUtc, CreatedUtc, ClosedUtc)
            SELECT '22222222-0000-0000-0000-' || printf('%012d', i), '11111111-0000-0000-0000-' || printf('%012d', i), 'Visitor ' || i, 1, 10, 'Words', 0,
                   datetime('2026-01-01', '+' || i || ' minutes'), CASE WHEN i % 3 = 0 THEN datetime('2026-01-01', '+' || i || ' minutes') END, '2026-01-01 00:00:00',
                   CASE WHEN i % 2 = 0 THEN '2026-02-01 00:00:00' END
            FROM n WHERE i <= 10000;
        INSERT INTO Messages (ConversationId, Seq, Sender, SenderId, SenderName, ClientId, Text, CreatedUtc)
            SELECT '22222222-0000-0000-0000-' || printf('%012d', c.i), s.i, s.i % 2, '11111111-0000-0000-0000-' || printf('%012d', c.i), 'Somebody',
                   '33333333-0000-0000-0000-' || printf('%012d', c.i * 10 + s.i), 'Words', '2026-01-01 00:00:00'
            FROM n c, n s WHERE c.i <= 10000 AND s.i <= 10;
        INSERT INTO ReadMarks (ConversationId, ParticipantId, DeliveredUpTo, SeenUpTo)
            SELECT '22222222-0000-0000-0000-' || printf('%012d', i), a.Id, 10, i % 11 FROM n, AspNetUsers a WHERE i <= 10000 AND a.UserName = 'author';
        INSERT INTO ConversationTags (ConversationId, Name) SELECT '22222222-0000-0000-0000-' || printf('%012d', i), CASE WHEN i % 2 = 0 THEN 'silt' ELSE 'tag ' || (i % 40) END FROM n WHERE i <= 10000;
        INSERT INTO ConversationNotes (ConversationId, AfterSeq, AuthorName, Text, CreatedUtc) SELECT '22222222-0000-0000-0000-' || printf('%012d', 1 + i % 10000), 3, 'Somebody', 'A note', '2026-01-01 00:00:00' FROM n WHERE i <= 20000;
        INSERT INTO PagesSeen (ConversationId, AfterSeq, ArticleId, Percent, OpenedUtc, LeftUtc)
            SELECT '22222222-0000-0000-0000-' || printf('%012d', 1 + i % 10000), 3, 1 + i % 1000, 50, '2026-01-01 00:00:00', '2026-01-01 00:00:00' FROM n WHERE i <= 20000;
        INSERT INTO VisitorBlocks (VisitorId, Reason, ByName, CreatedUtc) SELECT '11111111-0000-0000-0000-' || printf('%012d', i), 'Noise', 'Somebody', '2026-01-01 00:00:00' FROM n WHERE i <= 1000;
        DROP TABLE n;
        """;
}
