using System.Globalization;
using Blog.E2E.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Reading;

/// <summary>What people do with a list of articles.</summary>
internal static class ListSteps
{
    public static Task SeesPage(this Person person, int number) =>
        Expect(person.Pager().Locator("[aria-current=page]")).ToHaveTextAsync(number.ToString(CultureInfo.InvariantCulture));

    public static ILocator Pager(this Person person) =>
        person.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pagination", Exact = true });

    public static ILocator List(this Person person) => person.Page.Locator("section#article-list");

    /// <summary>The titles on the page of the list that is shown now.</summary>
    public static Task<IReadOnlyList<string>> Titles(this Person person) =>
        person.List().GetByRole(AriaRole.Article).GetByRole(AriaRole.Heading, new() { Level = 2 }).AllInnerTextsAsync();

    public static Task<double> ScrollPosition(this Person person) => person.Page.EvaluateAsync<double>("scrollY");

    public static Task IsScrolledTo(this Person person, double place) =>
        person.Page.WaitForFunctionAsync("place => Math.abs(scrollY - place) < 2", place, new() { Timeout = 5_000 });
}
