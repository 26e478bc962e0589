using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Blog.Tests.Pages;

/// <summary>Adds an address whose page always fails.</summary>
internal sealed class Failures : IStartupFilter
{
    public const string Address = "/test/fail";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        app.Map(Address, branch => branch.Run(_ => throw new InvalidOperationException("secret")));
    };
}
