using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.People;

/// <summary>What both sides of a conversation do and see.</summary>
internal static class ConversationSteps
{
    public static ILocator Log(this Person person) => person.Page.GetByRole(AriaRole.Log, new() { Name = "Conversation", Exact = true });

    /// <summary>The message stands in the log, stored: a bubble on its way has no number.</summary>
    public static Task SeesMessage(this Person person, string text) => Expect(person.Message(text)).ToBeVisibleAsync();

    /// <summary>The message is shown as one that is not stored yet.</summary>
    public static Task SeesOnItsWay(this Person person, string text) =>
        Expect(person.Page.GetByRole(AriaRole.List, new() { Name = "On their way" }).GetByText(text, new() { Exact = true })).ToBeVisibleAsync();

    /// <summary>The bubble of a message that is not stored says how it stands.</summary>
    public static Task SeesPending(this Person person, string text, string state, TimeSpan? within = null) =>
        Expect(person.PendingBubble(text).Locator(".state:visible")).ToContainTextAsync(state, new() { Timeout = (float?)within?.TotalMilliseconds });

    public static Task PressesOnPending(this Person person, string text, string button) =>
        person.PendingBubble(text).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public static ILocator PendingBubble(this Person person, string text) =>
        person.Page.GetByRole(AriaRole.List, new() { Name = "On their way" }).GetByRole(AriaRole.Listitem)
            .Filter(new() { Has = person.Page.GetByText(text, new() { Exact = true }) });

    /// <summary>What stands under one's own message: how far it has come.</summary>
    public static Task SeesState(this Person person, string text, string state) => Expect(person.Message(text).Locator(".state")).ToContainTextAsync(state);

    /// <inheritdoc cref="SeesState(Person, string, string)"/>
    public static Task SeesState(this Person person, string text, Regex state) => Expect(person.Message(text).Locator(".state")).ToHaveTextAsync(state);

    /// <summary>Types into the box, key by key as people do, and sends nothing.</summary>
    public static async Task Types(this Person person, string text)
    {
        var field = person.Page.Locator("#chat-composer").GetByRole(AriaRole.Textbox);
        await field.FillAsync(string.Empty);
        await field.PressSequentiallyAsync(text);
    }

    public static Task SeesTyping(this Person person, string words) =>
        Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = words })).ToBeVisibleAsync(new() { Timeout = 3_000 });

    public static Task SeesNoTyping(this Person person) =>
        Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "typing…" })).ToHaveCountAsync(0, new() { Timeout = 5_500 });

    /// <summary>Exactly these messages, in this order, with nothing on its way.</summary>
    public static async Task SeesExactly(this Person person, params string[] texts)
    {
        await Expect(person.Log().Locator("li[data-seq] .text")).ToHaveTextAsync(texts, new() { Timeout = 20_000 });
        await Expect(person.Page.GetByRole(AriaRole.List, new() { Name = "On their way" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);
    }

    public static Task IsConnected(this Person person) => person.SeesConnection("open");

    /// <param name="state">connecting, open, fallback or offline.</param>
    public static Task SeesConnection(this Person person, string state, TimeSpan? within = null) =>
        Expect(person.Page.Locator("[role=status][data-connection]")).ToHaveAttributeAsync("data-connection", state, new() { Timeout = (float?)within?.TotalMilliseconds ?? 20_000 });

    internal static async Task WritesInto(this Person person, string field, string text)
    {
        await person.FillsIn(field, text);
        await person.ClicksButton("Send");
        await Expect(person.Field(field)).ToHaveValueAsync(string.Empty);
    }

    private static ILocator Message(this Person person, string text) =>
        person.Log().Locator("li[data-seq]").Filter(new() { Has = person.Page.GetByText(text, new() { Exact = true }) });
}
