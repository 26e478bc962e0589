using System.Text.RegularExpressions;
using Blog.Tests.Accounts;
using Blog.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>
/// A blog with so many open conversations, a fifth as many closed ones, and one more that is so many messages long; it
/// writes down what it asks its database.
/// </summary>
internal sealed partial class ManyChats : IAsyncDisposable
{
    private readonly SqlRecorder _sql = new();
    private readonly int _conversations;
    private readonly int _messages;

    public ManyChats(int conversations, int messages)
    {
        (_conversations, _messages) = (conversations, messages);
        Server = new BlogServer { Configure = _sql.Attach };
    }

    public BlogServer Server { get; }

    /// <summary>Whose conversation is the long one. Not connected.</summary>
    public ChatVisitor Visitor { get; private set; } = null!;

    /// <summary>Sees half of them: what is open to all, and what is taken. Not connected.</summary>
    public ChatAuthor Author { get; private set; } = null!;

    public ChatAuthor Administrator { get; private set; } = null!;

    public async Task SeedAsync()
    {
        await Server.AddUserAsync("author", isAuthor: true);
        await Server.AddUserAsync("administrator", isAdministrator: true);
        Author = await SignedInAsync("author");
        Administrator = await SignedInAsync("administrator");
        Visitor = new ChatVisitor(Server.Url);
        await Visitor.StartsAsync("Vera");
        await Server.WithDb(db => db.WriteAsync(() => db.Database.ExecuteSqlRawAsync(Sql, _conversations, _messages, Visitor.ConversationId), TestContext.Current.CancellationToken));
        await Visitor.OpensPaneAsync();
        await Author.PressesAsync(Visitor.Conversation, "claim");
    }

    /// <summary>What is sent to the database in the course of some work.</summary>
    public async Task<IReadOnlyList<RecordedCommand>> RecordAsync(Func<ManyChats, Task> work)
    {
        _sql.Take();
        await work(this);
        return _sql.Take();
    }

    /// <summary>What of these commands grows with the blog.</summary>
    public Task<List<string>> FaultsAsync(IEnumerable<RecordedCommand> commands) => Server.WithDb(async db =>
    {
        await db.Database.OpenConnectionAsync();
        List<string> faults = [];
        foreach (var command in commands)
        {
            var plan = await QueryPlan.OfAsync(db.Database.GetDbConnection(), command);
            faults.AddRange(plan.Faults().Select(fault => $"{fault}\nin {plan}"));
        }

        return faults;
    });

    /// <summary>A command without the length of its lists: fifty rows have fifty ids.</summary>
    public static string Shape(RecordedCommand command) => Ids().Replace(command.Text, "IN (…)");

    public async ValueTask DisposeAsync()
    {
        foreach (var person in (ChatClient[])[Visitor, Author, Administrator])
        {
            await person.DisposeAsync();
        }

        await Server.DisposeAsync();
    }

    private async Task<ChatAuthor> SignedInAsync(string name)
    {
        var author = new ChatAuthor(Server.Url);
        await author.SignsInAsync(name);
        return author;
    }

    private const string Sql = """
        CREATE TEMP TABLE n (i INTEGER PRIMARY KEY, c TEXT, v TEXT);
        WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < 12000)
            INSERT INTO n SELECT i, '22222222-0000-0000-0000-' || printf('%012d', i), '11111111-0000-0000-0000-' || printf('%012d', i) FROM k;
        INSERT INTO Visitors (Id, CreatedUtc) SELECT v, '2020-01-01 00:00:00' FROM n WHERE i <= {0} * 6 / 5;
        INSERT INTO Conversations (Id, VisitorId, VisitorName, OpenToAll, AssignedToId, LastSeq, LastText, LastSender, LastMessageUtc, WaitingSinceUtc, CreatedUtc, ClosedUtc)
            SELECT c, v, 'Visitor ' || i, i % 2, CASE WHEN i % 5 = 0 THEN (SELECT Id FROM AspNetUsers WHERE UserName = 'author') END, 2, 'Words', 0,
                   datetime('2026-01-01', '+' || i || ' minutes'), CASE WHEN i % 3 = 0 THEN datetime('2026-01-01', '+' || i || ' minutes') END, '2026-01-01 00:00:00',
                   CASE WHEN i > {0} THEN '2026-02-01 00:00:00' END
            FROM n WHERE i <= {0} * 6 / 5;
        INSERT INTO Messages (ConversationId, Seq, Sender, SenderId, SenderName, ClientId, Text, CreatedUtc)
            SELECT n.c, s.i, 0, n.v, 'Somebody', '33333333-0000-0000-0000-' || printf('%012d', n.i * 10 + s.i), 'Words', '2026-01-01 00:00:00'
            FROM n, n s WHERE n.i <= {0} * 6 / 5 AND s.i <= 2;
        INSERT INTO ReadMarks (ConversationId, ParticipantId, DeliveredUpTo, SeenUpTo)
            SELECT c, (SELECT Id FROM AspNetUsers WHERE UserName = 'author'), 2, i % 3 FROM n WHERE i <= {0};
        INSERT INTO ConversationTags (ConversationId, Name) SELECT c, 'tag ' || (i % 3) FROM n WHERE i <= {0};
        INSERT INTO ConversationNotes (ConversationId, AfterSeq, AuthorName, Text, CreatedUtc) SELECT c, 1, 'Somebody', 'A note', '2026-01-01 00:00:00' FROM n WHERE i <= {0};
        INSERT INTO VisitorBlocks (VisitorId, Reason, ByName, CreatedUtc) SELECT v, 'Noise', 'Somebody', '2026-01-01 00:00:00' FROM n WHERE i <= {0} / 10;
        INSERT INTO Messages (ConversationId, Seq, Sender, SenderId, SenderName, ClientId, Text, CreatedUtc)
            SELECT c.Id, n.i, n.i % 2, CASE n.i % 2 WHEN 0 THEN c.VisitorId ELSE (SELECT Id FROM AspNetUsers WHERE UserName = 'author') END, 'Somebody',
                   '44444444-0000-0000-0000-' || printf('%012d', n.i), 'Line ' || n.i, '2026-01-01 00:00:00'
            FROM Conversations c, n WHERE c.Id = {2} AND n.i BETWEEN 2 AND {1};
        INSERT INTO PagesSeen (ConversationId, AfterSeq, Percent, OpenedUtc, LeftUtc)
            SELECT {2}, i, 50, datetime('2026-01-01', '+' || i || ' minutes'), '2026-01-01 00:00:00' FROM n WHERE i <= {1};
        UPDATE Conversations SET LastSeq = {1}, LastText = 'Line ' || {1} WHERE Id = {2};
        UPDATE ReadMarks SET SeenUpTo = {1}, DeliveredUpTo = {1} WHERE ConversationId = {2};
        DROP TABLE n;
        """;

    [GeneratedRegex("\"\\w+\"\\.\"\\w+\" (IN \\([^()]*\\)|= @ids1\\b)|(?<=WHERE )0\\b", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Ids();
}
