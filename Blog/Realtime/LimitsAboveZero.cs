using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Blog.Realtime;

/// <summary>Refuses a limit that would let nobody through, with a sentence that names its key.</summary>
public sealed class LimitsAboveZero<TLimits> : IValidateOptions<TLimits>
    where TLimits : class
{
    public ValidateOptionsResult Validate(string? name, TLimits options)
    {
        var failures = typeof(TLimits).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType == typeof(int))
            .Select(property => (property.Name, Value: (int)property.GetValue(options)!))
            .Where(limit => limit.Value <= 0)
            .Select(limit => string.Create(CultureInfo.InvariantCulture, $"Limits:{limit.Name} must be a number above zero, not {limit.Value}."))
            .ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
