using Microsoft.AspNetCore.Mvc;

namespace Blog.Web;

/// <summary>303: the answer to a form is to get another page.</summary>
public sealed class SeeOtherResult(string localPath) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = localPath;
        return Task.CompletedTask;
    }
}
