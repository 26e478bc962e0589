namespace Blog.Resources;

/// <summary>
/// Names the resource files that hold every text of the interface. The key is the English sentence itself, so a view is
/// read without looking anything up and there is no English file; Text.es.resx has the Spanish text of every key, one
/// line each. A key that is missing there shows in English, and a test fails.
/// </summary>
public sealed class Text;
