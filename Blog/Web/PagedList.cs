using Microsoft.EntityFrameworkCore;

namespace Blog.Web;

/// <summary>One page of a list.</summary>
/// <param name="Page">From 1.</param>
/// <param name="PageCount">At least 1: an empty list has one empty page.</param>
public sealed record PagedList<T>(IReadOnlyList<T> Items, int Page, int PageCount, int TotalCount)
{
    /// <summary>Whether a page with this number exists.</summary>
    public bool Exists => Page <= PageCount;
}

public static class PagedListQuery
{
    /// <summary>
    /// Reads one page. Zero and negative numbers mean page 1; a number past the end gives no items, and
    /// <see cref="PagedList{T}.Exists"/> is false.
    /// </summary>
    public static async Task<PagedList<T>> ToPagedListAsync<T>(this IQueryable<T> query, int page, int size, CancellationToken cancellationToken) =>
        await query.ToPagedListAsync(await query.CountAsync(cancellationToken), page, size, cancellationToken);

    /// <inheritdoc cref="ToPagedListAsync{T}(IQueryable{T}, int, int, CancellationToken)"/>
    /// <param name="total">How many there are, where that is known already.</param>
    public static async Task<PagedList<T>> ToPagedListAsync<T>(this IQueryable<T> query, int total, int page, int size, CancellationToken cancellationToken)
    {
        page = Math.Max(1, page);
        var pageCount = Math.Max(1, (total + size - 1) / size);
        var items = page > pageCount
            ? []
            : await query.Skip((page - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new PagedList<T>(items, page, pageCount, total);
    }
}
