using Blog.E2E.People;
using Microsoft.Playwright;

namespace Blog.E2E.Writing;

internal static class WritingSteps
{
    public static ILocator Preview(this Person person) => person.Page.GetByRole(AriaRole.Region, new() { Name = "Preview", Exact = true });
}
