namespace Blog.Pages;

/// <summary>A labelled field of a form; what is wrong with it comes from the page's model state.</summary>
/// <param name="Name">Of the property that the field fills.</param>
public sealed record TextField(string Name, string Label, string? Value)
{
    public string Type { get; init; } = "text";

    public string Autocomplete { get; init; } = "off";

    public string? Hint { get; init; }

    public int? MaxLength { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Shown and not sent.</summary>
    public bool IsFixed { get; init; }
}

/// <summary>A box to tick.</summary>
public sealed record CheckField(string Name, string Label, bool IsChecked, string Hint);
