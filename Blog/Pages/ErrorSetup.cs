using Blog.Data;

namespace Blog.Pages;

public static class ErrorSetup
{
    /// <summary>What answers an exception. A database that is locked or full is no mistake of the program: 503, not 500.</summary>
    public static IServiceCollection AddErrorPages(this IServiceCollection services) => services.Configure<ExceptionHandlerOptions>(options =>
    {
        options.ExceptionHandlingPath = "/error/500";
        options.StatusCodeSelector = exception => exception is NotSavedException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
    });
}
