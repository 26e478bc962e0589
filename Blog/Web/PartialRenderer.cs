using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;

namespace Blog.Web;

/// <summary>Turns a partial into text outside a page: the only place that does.</summary>
public sealed class PartialRenderer(IRazorViewEngine views, ITempDataProvider tempData, IServiceScopeFactory scopes)
{
    // asp-page and Url.Page throw without an endpoint.
    private static readonly Endpoint Nowhere = new(_ => Task.CompletedTask, EndpointMetadataCollection.Empty, "partial");

    /// <summary>Renders the partial at an absolute path ("/Chat/_Message.cshtml") in the words of a language.</summary>
    /// <exception cref="FileNotFoundException">There is no such partial.</exception>
    public async Task<string> RenderAsync<TModel>(string path, TModel model, CultureInfo culture)
    {
        var found = views.GetView(executingFilePath: null, path, isMainPage: false);
        if (!found.Success)
        {
            throw new FileNotFoundException($"There is no partial {path}.", path);
        }

        await using var scope = scopes.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.SetEndpoint(Nowhere);
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary<TModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await using var writer = new StringWriter(culture);
        var view = new ViewContext(action, found.View, data, new TempDataDictionary(http, tempData), writer, new HtmlHelperOptions());

        // The culture belongs to this flow of control only: it ends with this method.
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        await found.View.RenderAsync(view);
        return writer.ToString();
    }
}
