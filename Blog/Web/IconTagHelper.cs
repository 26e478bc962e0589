using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Web;

/// <summary>
/// Draws the icons of icons.svg under its fingerprinted address, which a browser keeps: asked for under the plain one, every
/// icon that is new to a page is asked of the server again, and without the network there is none to say that it is gone.
/// </summary>
[HtmlTargetElement("use", Attributes = "href")]
public sealed class IconTagHelper(IconFile file) : TagHelper
{
    private const string Plain = "/" + IconFile.Name;

    public string Href { get; set; } = string.Empty;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("href", Href.StartsWith(Plain, StringComparison.Ordinal) ? file.Address + Href[Plain.Length..] : Href);
}

/// <summary>Where icons.svg is served with its fingerprint. Found by the endpoints: what is sent over a socket has no page.</summary>
public sealed class IconFile(EndpointDataSource endpoints)
{
    public const string Name = "icons.svg";

    private readonly Lazy<string> _address = new(() =>
        "/" + (endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>()).FirstOrDefault(assets => assets is not null)?[Name] ?? Name));

    public string Address => _address.Value;
}
