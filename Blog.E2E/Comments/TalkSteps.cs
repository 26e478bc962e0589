using Blog.E2E.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Comments;

/// <summary>What people do under an article.</summary>
internal static class TalkSteps
{
    public static async Task SignsInTo(this Person person, string path, string userName, string password)
    {
        await person.SignsIn(userName, password);
        await person.IsSignedIn();
        await person.Opens(path);
    }

    public static ILocator ArticleVotes(this Person person) => person.Page.Locator("#article-votes");

    public static ILocator Vote(this Person person, string name) => person.ArticleVotes().GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static async Task SeesVotes(this Person person, int likes, int dislikes)
    {
        await Expect(person.Page.Locator("#article-votes-likes")).ToHaveTextAsync($"{likes}");
        await Expect(person.Page.Locator("#article-votes-dislikes")).ToHaveTextAsync($"{dislikes}");
    }

    public static Task SeesPressed(this Person person, string name) => Expect(person.Vote(name)).ToHaveAttributeAsync("aria-pressed", "true");

    public static ILocator Comment(this Person person, string text) =>
        person.Page.GetByRole(AriaRole.Article).Filter(new() { Has = person.Page.GetByText(text, new() { Exact = true }) }).Last;

    public static async Task Comments(this Person person, string text)
    {
        await person.FillsIn("Comment", text);
        await person.ClicksButton("Post comment");
        await Expect(person.Comment(text)).ToBeVisibleAsync();
    }
}
