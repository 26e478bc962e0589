using Blog.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

internal static class Refusals
{
    /// <summary>The page again, with what was typed and a sentence beside each field that is wrong.</summary>
    public static PageResult Refused(
        this PageModel page, IStringLocalizer texts, IEnumerable<AccountRefusal> refusals, int status = StatusCodes.Status422UnprocessableEntity)
    {
        foreach (var refusal in refusals)
        {
            page.ModelState.AddModelError(refusal.Field, texts[refusal.Sentence]);
        }

        var result = page.Page();
        result.StatusCode = status;
        return result;
    }

    /// <summary>The query key of a word about what was done, which the page puts in a sentence.</summary>
    public const string DoneKey = "done";

    /// <summary>What the redirect that led here has done; a form that is sent again does not repeat it.</summary>
    public static string Done(this HttpRequest request) => HttpMethods.IsGet(request.Method) ? request.Query[DoneKey].ToString() : "";
}
