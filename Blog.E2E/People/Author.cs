using Microsoft.Playwright;

namespace Blog.E2E.People;

/// <summary>Somebody who writes the blog and answers its readers.</summary>
public sealed class Author(IBrowserContext context, IPage page, PersonRecord record, PersonOptions options)
    : Person(context, page, record, options);
