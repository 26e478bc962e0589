using Microsoft.EntityFrameworkCore;

namespace Blog.Data;

/// <summary>
/// What every page says of the blog, kept in memory: no page asks the database for it, and the page for a failure can
/// show it too. Read at the start, and again whenever an administrator saves it.
/// </summary>
public sealed class BlogName(IDbContextFactory<BlogDbContext> factory)
{
    private volatile BlogSettings _stored = new() { Title = "" };

    /// <inheritdoc cref="BlogSettings.Title"/>
    public string Title => _stored.Title;

    /// <inheritdoc cref="BlogSettings.Tagline"/>
    public string Tagline => _stored.Tagline;

    /// <inheritdoc cref="BlogSettings.Language"/>
    public string Language => _stored.Language;

    /// <inheritdoc cref="BlogSettings.FooterHtml"/>
    public string FooterHtml => _stored.FooterHtml;

    /// <inheritdoc cref="BlogSettings.KeepChatsDays"/>
    public int KeepChatsDays => _stored.KeepChatsDays;

    /// <inheritdoc cref="BlogSettings.ShowsReadersNow"/>
    public bool ShowsReadersNow => _stored.ShowsReadersNow;

    /// <inheritdoc cref="BlogSettings.OpeningHours"/>
    public string OpeningHours => _stored.OpeningHours;

    /// <inheritdoc cref="BlogSettings.TimeZone"/>
    public string TimeZone => _stored.TimeZone;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        _stored = await db.Settings.AsNoTracking().SingleAsync(cancellationToken);
    }
}
