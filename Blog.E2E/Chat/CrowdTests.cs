using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests;
using Blog.Tests.Chat;

namespace Blog.E2E.Chat;

/// <summary>
/// Twenty visitors and two authors at once. One visitor and one author have browsers, the others are raw sockets. Ten ask on
/// the home page, which every author may answer, and ten on an article, which is its author's: so each browser has
/// something that it must get nothing of.
/// </summary>
public sealed class CrowdTests(TestHouse house) : HouseTest(house)
{
    private static readonly int[] AtHome = [.. Enumerable.Range(0, 10)];
    private static readonly int[] AtTheArticle = [.. Enumerable.Range(10, 10)];

    [Fact]
    public async Task Every_message_of_twenty_visitors_and_two_authors_reaches_its_own_conversation_only()
    {
        var blog = Lasting(await Library.OpenAsync());
        var lio = await AnAuthor(new() { Blog = blog.Url });
        await lio.ComesToTheDesk(Library.OtherAuthorName, Library.Password);
        await using var hanna = await ChatAuthor.AtDeskAsync(blog.Url, Library.AuthorName, Library.Password);
        var browser = await AVisitor(new() { Blog = blog.Url });
        await browser.Opens("/");
        var crowd = await Task.WhenAll(AtHome.Skip(1).Concat(AtTheArticle).Select(number => ComesAsync(blog.Url, number)));

        var talks = crowd.Select(TalksAsync)
            .Append(TalksAsync(browser))
            .Append(AnswersAsync(hanna, crowd[^AtTheArticle.Length..]))
            .Append(AnswersAsync(lio));
        await Task.WhenAll(talks);

        foreach (var (visitor, number) in crowd.Select((visitor, index) => (visitor, index + 1)))
        {
            await ExpectOwnOnlyAsync(blog, visitor, number);
            await visitor.DisposeAsync();
        }

        await browser.SeesExactly(Question(0), "Lio Light joined", Answer(0), Detail(0));
        foreach (var number in AtHome.Concat(AtTheArticle).Where(number => number != 0))
        {
            await browser.SeesNothingOf(Mark(number));
        }

        foreach (var number in AtTheArticle)
        {
            await lio.SeesNothingOf(Mark(number));
        }
    }

    // No word of one visitor's is part of another's.
    private static string Mark(int number) => $"-{number:00}-x";

    private static string Question(int number) => $"question{Mark(number)}";

    private static string Detail(int number) => $"detail{Mark(number)}";

    private static string Answer(int number) => $"answer{Mark(number)}";

    private static async Task<ChatVisitor> ComesAsync(Uri blog, int number)
    {
        var visitor = await ChatVisitor.StartedAsync(blog, "Robin", Question(number), AtHome.Contains(number) ? "/" : Library.NewestPath);

        // Ten wait for one author, who answers one after the other.
        visitor.Patience *= 5;
        return visitor;
    }

    private static async Task TalksAsync(ChatVisitor visitor, int index)
    {
        await visitor.SeesAsync(Answer(index + 1));
        await visitor.SaysAsync(Detail(index + 1));
    }

    private static async Task TalksAsync(Visitor browser)
    {
        await browser.StartsChat("Robin", Question(0));
        await browser.SeesMessage(Answer(0));
        await browser.Says(Detail(0));
    }

    private static async Task AnswersAsync(ChatAuthor hanna, ChatVisitor[] visitors)
    {
        foreach (var (visitor, number) in visitors.Zip(AtTheArticle))
        {
            await hanna.OpensAsync(visitor.Conversation);
            await hanna.SaysAsync(visitor.Conversation, Answer(number));
        }
    }

    private static async Task AnswersAsync(Author lio)
    {
        foreach (var number in AtHome)
        {
            await lio.OpensConversation("Robin", Question(number));
            await lio.Replies(Answer(number));
        }
    }

    private static async Task ExpectOwnOnlyAsync(BlogServer blog, ChatVisitor visitor, int number)
    {
        string[] expected = [Question(number), Answer(number), Detail(number)];
        var stored = await blog.StoredMessagesAsync(visitor.ConversationId);
        Assert.Equal(expected, stored.Where(message => message.Sender != Data.SenderKind.System).Select(message => message.Text));
        Assert.Equal(expected, visitor.View.Messages.Where(message => message.Sender != "system").Select(message => message.Text));
        foreach (var other in AtHome.Concat(AtTheArticle).Where(other => other != number))
        {
            Assert.DoesNotContain(Mark(other), visitor.Everything, StringComparison.Ordinal);
        }
    }
}
