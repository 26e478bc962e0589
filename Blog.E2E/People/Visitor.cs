using Microsoft.Playwright;

namespace Blog.E2E.People;

/// <summary>Somebody who reads the blog, signed in or not.</summary>
public sealed class Visitor(IBrowserContext context, IPage page, PersonRecord record, PersonOptions options)
    : Person(context, page, record, options);
