using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Blog.Web;

/// <summary>Which state of a document an answer shows.</summary>
/// <param name="ModifiedUtc">To the second, as a header says it; null if nothing tells.</param>
public sealed record DocumentState(EntityTagHeaderValue Tag, DateTimeOffset? ModifiedUtc);

/// <summary>Lets whoever has a document already do without it, before anything is made.</summary>
public static class ConditionalGet
{
    /// <summary>Writes the headers of the document's state. True if the reader has that state: the answer is then 304.</summary>
    public static bool IsKnownToReader(this HttpContext context, DocumentState state)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = state.Tag;
        headers.LastModified = state.ModifiedUtc;
        return IsKnown(context.Request.GetTypedHeaders(), state);
    }

    /// <summary>The tag decides where one was sent: it also tells of what went away, which no date does.</summary>
    private static bool IsKnown(RequestHeaders request, DocumentState state) =>
        request.IfNoneMatch.Count > 0
            ? request.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(state.Tag, useStrongComparison: false))
            : state.ModifiedUtc <= request.IfModifiedSince;
}
