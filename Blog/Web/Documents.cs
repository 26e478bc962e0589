namespace Blog.Web;

public static class Documents
{
    private static readonly string[] Verbs = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps something to read that is no page. Other than pages it must be told to answer HEAD.</summary>
    public static IEndpointConventionBuilder MapDocument(this IEndpointRouteBuilder app, string route, Delegate handler) =>
        app.MapMethods(route, Verbs, handler);
}
