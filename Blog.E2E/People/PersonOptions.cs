using Blog.E2E.Servers;
using Microsoft.Playwright;

namespace Blog.E2E.People;

/// <summary>How a person's browser is set up.</summary>
public sealed record PersonOptions
{
    /// <summary>The blog to open; null for the <see cref="Library"/>.</summary>
    public Uri? Blog { get; init; }

    /// <summary>The cable to the blog, for somebody who loses the network.</summary>
    public Wire? Wire { get; init; }

    public bool HasScript { get; init; } = true;

    public string Locale { get; init; } = "en-US";

    public ColorScheme ColorScheme { get; init; } = ColorScheme.Light;

    /// <summary>Whether the system was asked to keep still.</summary>
    public bool PrefersStillness { get; init; }

    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 800;

    /// <summary>Cookies and storage of an earlier browser, from <see cref="Person.ClosesTheBrowserAsync"/>.</summary>
    public string? StorageState { get; init; }

    public static PersonOptions Default { get; } = new();
}
