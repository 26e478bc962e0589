using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;

namespace Blog.E2E.Chat;

/// <summary>A name is one word of sixty letters at most: what stands below it keeps its place on both sides.</summary>
public sealed class LongNameTests(TestHouse house) : HouseTest(house)
{
    [Theory]
    [InlineData(1280, "ltr")]
    [InlineData(1280, "rtl")]
    [InlineData(360, "ltr")]
    [InlineData(360, "rtl")]
    public async Task A_name_without_a_space_leaves_the_messages_where_they_belong(int width, string direction)
    {
        // Each a name of its own: all of them ask at one desk.
        var name = $"{width}{direction}".PadLeft(60, 'W');
        var author = await AnAuthor();
        await author.Context.AddInitScriptAsync(Turned(direction));
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor(new() { Width = width });
        await visitor.Context.AddInitScriptAsync(Turned(direction));
        await visitor.Opens("/");
        await visitor.StartsChat(name, "Who am I?");
        await author.OpensConversation(name, "Who am I?");
        await author.Replies("Somebody with a long name.");
        await visitor.SeesMessage("Somebody with a long name.");

        Assert.Empty(await OutsideAsync(visitor.Log()));
        Assert.Empty(await OutsideAsync(author.Log()));
        Assert.Empty(await OutsideAsync(author.Page.GetByRole(AriaRole.Complementary, new() { Name = "About this visitor" })));
    }

    private static string Turned(string direction) => $"document.addEventListener('DOMContentLoaded', () => {{ document.documentElement.dir = '{direction}'; }});";

    // What goes over the edge, with the lines of its text: a box may be narrower than its words.
    private static Task<string[]> OutsideAsync(ILocator place) => place.EvaluateAsync<string[]>("""
        place => {
            const edges = place.getBoundingClientRect();
            return [...place.querySelectorAll('.msg *, .person *')].filter(part => {
                if (getComputedStyle(part).position === 'absolute') return false;
                const range = document.createRange();
                range.selectNodeContents(part);
                return [...range.getClientRects()].some(line => line.left < edges.left - 1 || line.right > edges.right + 1);
            }).map(part => part.className || part.tagName);
        }
        """);
}
