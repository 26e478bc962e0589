using Blog.Accounts;
using Blog.Chat;
using Blog.Chat.Search;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Bench;

/// <summary>How long authors wait among a million messages in ten thousand conversations.</summary>
internal static class ChatBench
{
    private const int Conversations = 10_000;
    private const int MessagesOfEach = 100;
    private const int WordsOfEach = 12;
    private const int Rounds = 40;
    private const double Limit = 200;

    private static readonly SignedInUser Administrator = new(Guid.NewGuid(), "administrator", "Administrator", IsAdministrator: true, IsAuthor: false);

    /// <summary>Sees one conversation in ten.</summary>
    private static readonly SignedInUser Author = new(Guid.NewGuid(), "author", "Author", IsAdministrator: false, IsAuthor: true);

    /// <summary>Whether everything has a median below the limit.</summary>
    public static async Task<bool> RunAsync(Store store)
    {
        var corpus = new ArticleCorpus();
        await store.InScopeAsync(services => FillAsync(services, corpus));
        var words = corpus.Vocabulary;
        (string Name, string Text)[] queries = [("a rare word", words[30_000]), ("a usual word", words[1_500]), ("the most frequent word", words[0]), ("three words", $"{words[0]} {words[50]} {words[800]}"), ("two letters", words[40][..2])];
        var isFast = true;
        foreach (var user in (SignedInUser[])[Administrator, Author])
        {
            foreach (var (name, text) in queries)
            {
                isFast &= await MeasureAsync(store, $"{user.UserName}: {name}", async services =>
                    (await services.GetRequiredService<SearchMessages>().FindAsync(MessageQuery.Of(text), user, 1, CancellationToken.None)).Messages.Count);
            }

            isFast &= await MeasureAsync(store, $"{user.UserName}: the list", async services =>
                (await services.GetRequiredService<Inboxes>().ReadAsync(user, new InboxList(InboxTab.Open), isUpdate: false, CancellationToken.None)).Rows.Count);
        }

        return isFast;
    }

    private static async Task<bool> MeasureAsync(Store store, string name, Func<IServiceProvider, Task<int>> work)
    {
        var (found, took) = await SearchBench.MeasureAsync(Rounds, () => store.InScopeAsync(work));
        SearchBench.Write($"{name,-42} {found,3} shown  p50 {SearchBench.At(took, 0.5),6:0.0} ms  p99 {SearchBench.At(took, 0.99),6:0.0} ms");
        return SearchBench.At(took, 0.5) < Limit;
    }

    private static async Task<bool> FillAsync(IServiceProvider services, ArticleCorpus corpus)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        db.Users.Add(new User { Id = Author.Id, UserName = Author.UserName, DisplayName = Author.DisplayName, IsAuthor = true });
        await db.SaveChangesAsync();
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var number = 0; number < Conversations; number++)
        {
            db.Add(Talk(number, start.AddMinutes(number), corpus));
            if (number % 100 == 99)
            {
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        }

        SearchBench.Write($"{Conversations * MessagesOfEach} messages in {Conversations} conversations");
        return true;
    }

    private static Conversation Talk(int number, DateTime start, ArticleCorpus corpus)
    {
        var visitor = new Visitor { Id = Conversation.NewId(), CreatedUtc = start };
        var talk = new Conversation
        {
            Id = Conversation.NewId(),
            Visitor = visitor,
            VisitorId = visitor.Id,
            VisitorName = $"Visitor {number}",
            AssignedToId = number % 10 == 0 ? Author.Id : null,
            LastText = "Words",
            LastSeq = MessagesOfEach,
            LastMessageUtc = start,
            WaitingSinceUtc = number % 2 == 0 ? start : null,
            CreatedUtc = start,
        };
        talk.Messages.AddRange(Enumerable.Range(1, MessagesOfEach).Select(seq => new Message
        {
            ConversationId = talk.Id,
            Seq = seq,
            Sender = (SenderKind)(seq % 2),
            SenderId = visitor.Id,
            SenderName = talk.VisitorName,
            ClientId = Guid.NewGuid(),
            Text = corpus.Text(WordsOfEach),
            CreatedUtc = start.AddSeconds(seq),
        }));
        return talk;
    }
}
