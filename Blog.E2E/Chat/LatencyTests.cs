using System.Globalization;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests;
using Blog.Tests.Chat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Blog.E2E.Chat;

/// <summary>With two hundred people in the chat, a message is on the other screen before one looks up.</summary>
public sealed class LatencyTests(TestHouse house) : HouseTest(house)
{
    private const int RawVisitors = 198;
    private const int Rounds = 20;

    /// <summary>Notes when this page sent and when it showed a text, by the machine's clock.</summary>
    private const string Stopwatch = """
        (() => {
            const now = () => performance.timeOrigin + performance.now();
            window.sentAt = {};
            window.shownAt = {};
            document.addEventListener('keydown', event => {
                if (event.key === 'Enter' && event.target.matches('#chat-composer textarea')) window.sentAt[event.target.value] = now();
            }, true);
            new MutationObserver(() => document.querySelectorAll('li[data-seq] .text').forEach(text => {
                window.shownAt[text.textContent] ??= now();
            })).observe(document, { childList: true, subtree: true });
        })();
        """;

    [Fact]
    public async Task Among_two_hundred_open_visitors_half_of_the_messages_take_less_than_300_ms_and_nearly_all_less_than_a_second()
    {
        var blog = Lasting(await Library.OpenAsync());
        var author = await AnAuthor(new() { Blog = blog.Url });
        var visitor = await AVisitor(new() { Blog = blog.Url });
        await author.Context.AddInitScriptAsync(Stopwatch);
        await visitor.Context.AddInitScriptAsync(Stopwatch);
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await visitor.Opens("/");
        await visitor.StartsChat("Timekeeper", "Ready?");
        await author.OpensConversation("Timekeeper", "Ready?");
        var crowd = new List<ChatVisitor>();
        try
        {
            for (var number = 0; number < RawVisitors; number++)
            {
                crowd.Add(await ChatVisitor.StartedAsync(blog.Url, $"Guest {number}"));
            }

            for (var round = 0; round < Rounds; round++)
            {
                await crowd[round].SaysAsync("In between");
                await SendAsync(visitor, author, "Message", $"Question {round}");
                await SendAsync(author, visitor, "Reply", $"Answer {round}");
            }
        }
        finally
        {
            await Task.WhenAll(crowd.Select(guest => guest.DisposeAsync().AsTask()));
        }

        var times = (await TimesAsync(visitor, author)).Concat(await TimesAsync(author, visitor)).Order().ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"From send to display: median {times[times.Count / 2]:0} ms, 95 of 100 {times[times.Count * 95 / 100]:0} ms, longest {times[^1]:0} ms");
        Assert.Equal(2 * Rounds, times.Count);
        Assert.InRange(times[times.Count / 2], 0, 300);
        Assert.InRange(times[times.Count * 95 / 100], 0, 1_000);
    }

    [Fact]
    public async Task A_conversation_of_five_thousand_messages_is_painted_within_a_second()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Historian", "The first of many");
        var library = await House.LibraryAsync();
        var id = await library.WithDb(db => db.Conversations.Where(row => row.VisitorName == "Historian").Select(row => row.Id).SingleAsync());
        await library.LengthenAsync(id, 4_999);

        await visitor.Opens("/");
        await visitor.SeesMessage("Line 5000");
        var painted = await visitor.Page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
        var shown = await visitor.Log().Locator("li[data-seq]").CountAsync();

        TestContext.Current.TestOutputHelper?.WriteLine($"Painted after {painted:0} ms");
        Assert.InRange(painted, 0, 1_000);
        Assert.InRange(shown, 40, 50);
    }

    private static async Task SendAsync(Person from, Person to, string field, string text)
    {
        await from.FillsIn(field, text);
        await from.Field(field).PressAsync("Enter");
        await to.SeesMessage(text);
    }

    private static async Task<IEnumerable<double>> TimesAsync(Person from, Person to)
    {
        var sent = await NotesAsync(from, "sentAt");
        var shown = await NotesAsync(to, "shownAt");
        return sent.Select(note => shown[note.Key] - note.Value);
    }

    private static async Task<Dictionary<string, double>> NotesAsync(Person person, string name)
    {
        var notes = await person.Page.EvaluateAsync<string[]>($"() => Object.entries(window.{name}).map(([text, at]) => `${{at}} ${{text}}`)");
        return notes.Select(note => note.Split(' ', 2)).ToDictionary(note => note[1], note => double.Parse(note[0], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
