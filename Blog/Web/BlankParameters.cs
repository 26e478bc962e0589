using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Blog.Web;

/// <summary>
/// Hands a blank to a page as it stands in the address. Unless told otherwise MVC makes it null, also where the page says
/// that it takes none: /authors/%20 would then be a failure and not a page that does not exist.
/// </summary>
internal sealed class BlankParameters : IDisplayMetadataProvider
{
    private readonly NullabilityInfoContext _nullability = new();

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key is { MetadataKind: ModelMetadataKind.Parameter, ParameterInfo: { } parameter } && parameter.ParameterType == typeof(string) && IsNeverNull(parameter))
        {
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
        }
    }

    private bool IsNeverNull(ParameterInfo parameter)
    {
        // Pages are met for the first time by several requests at once, and the context is not made for that.
        lock (_nullability)
        {
            return _nullability.Create(parameter).WriteState == NullabilityState.NotNull;
        }
    }
}
