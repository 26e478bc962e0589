using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Blog;

/// <summary>
/// What a person can put right without reading a stack trace: a wrong value of the configuration stops the start with one
/// sentence that names its key. Anything else stays an exception.
/// </summary>
internal static class StartFailure
{
    private const int CannotOpen = 14;
    private const int ReadOnly = 8;
    private const int NotADatabase = 26;

    /// <summary>Ends the program before the runtime would print the stack trace.</summary>
    public static void StopWithOneSentence() => AppDomain.CurrentDomain.UnhandledException += (_, failure) =>
    {
        if (failure.ExceptionObject is Exception exception && Explain(exception) is { } sentence)
        {
            Console.Error.WriteLine(sentence);
            Environment.Exit(1);
        }
    };

    /// <summary>Checks every option before anything is made, and outside the host, which would log a stack trace.</summary>
    public static void CheckOptions(this IServiceProvider services) => services.GetService<IStartupValidator>()?.Validate();

    /// <summary>The sentence, or null if the configuration is not to blame.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            string.Join(Environment.NewLine, several.InnerExceptions.Select(Explain)),
        // "Failed to convert configuration value 'x' at 'Blog:Y' to type …": the binder names the key itself.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unreadable => unreadable.Message,
        SqliteException { SqliteErrorCode: CannotOpen or ReadOnly or NotADatabase } sqlite =>
            $"ConnectionStrings:Blog or Blog:DataDirectory names a database that cannot be used: {sqlite.Message}",
        IOException { InnerException: AddressInUseException or SocketException } taken => $"ASPNETCORE_URLS or --urls cannot be served: {taken.Message}",
        _ => null,
    };
}
