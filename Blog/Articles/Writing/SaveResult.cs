using Blog.Data;

namespace Blog.Articles.Writing;

public enum SaveOutcome
{
    Saved = 0,

    /// <summary>There is no such article, or it is not the writer's.</summary>
    NotFound = 1,

    /// <summary>Somebody saved it since the writer began; nothing was stored.</summary>
    ChangedMeanwhile = 2,

    /// <summary>The address leads to another article; nothing was stored.</summary>
    AddressTaken = 3,

    /// <summary>The article cannot be the translation that the writer wants it to be; nothing was stored.</summary>
    TranslationRefused = 4,
}

/// <param name="Article">The article as it is stored now; null if there is none.</param>
/// <param name="Error">Why it was refused, where the outcome alone does not say it.</param>
public sealed record SaveResult(SaveOutcome Outcome, Article? Article = null, FormError? Error = null);
