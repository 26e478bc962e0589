namespace Blog.Web;

/// <summary>
/// A form that came too late: whoever sent it was signed out meanwhile. It goes with the sign-in in hidden fields and is
/// sent once more after it, so that nothing typed is lost.
/// </summary>
/// <param name="Address">Where it was sent.</param>
public sealed record TypedForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Before every carried name, to keep them apart from those of the sign-in.</summary>
    public const string Prefix = "typed.";

    /// <summary>The name of a button that says what to do. It is not carried: the form is shown again, not acted upon.</summary>
    public const string Intent = "Intent";

    /// <summary>The form that was refused, if this site's own page sent it: no other site may put words into our pages.</summary>
    public static async Task<TypedForm?> RefusedAsync(HttpRequest request, string address, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method) || request.IsForPart() || !request.HasFormContentType || !request.IsFromThisSite())
        {
            return null;
        }

        var form = await request.ReadFormAsync(cancellationToken);
        return Of(address, form.Where(field => IsWorthCarrying(field.Key)).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())));
    }

    /// <summary>The form that came with the sign-in, if one did.</summary>
    public static TypedForm? Carried(HttpRequest request, string address) =>
        request.HasFormContentType
            ? Of(address, request.Form.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(field => KeyValuePair.Create(field.Key[Prefix.Length..], field.Value.ToString())))
            : null;

    private static TypedForm? Of(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        fields.ToList() is { Count: > 0 } some ? new TypedForm(address, some) : null;

    private static bool IsWorthCarrying(string name) =>
        name is not Intent && !name.StartsWith("__", StringComparison.Ordinal) && !name.Contains("password", StringComparison.OrdinalIgnoreCase);
}
