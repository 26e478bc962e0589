using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Blog.Web;

public static class Fragments
{
    /// <summary>A partial as the answer. Unlike the page's own Partial it keeps the view data, and with it the title.</summary>
    public static PartialViewResult Fragment<TModel>(this PageModel page, string name, TModel model) => new()
    {
        ViewName = name,
        ViewData = new ViewDataDictionary<TModel>(page.ViewData, model),
        TempData = page.TempData,
    };
}
