namespace Blog.Resources;

/// <summary>
/// Names the resource files that hold every text of the interface. A key is the English sentence itself;
/// Text.es.resx has the Spanish one.
/// </summary>
public sealed class Text;
