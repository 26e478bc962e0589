using Microsoft.Extensions.Options;

namespace Blog.Data;

/// <summary>The folder of the database and the keys: made for the owner alone, since it holds password hashes.</summary>
internal static class DataDirectory
{
    /// <exception cref="OptionsValidationException">It cannot be made, or nothing can be written there.</exception>
    public static void Prepare(string path)
    {
        try
        {
            Make(path);
            var probe = Path.Combine(path, $".probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(BlogOptions.Section, typeof(BlogOptions), [$"Blog:DataDirectory cannot be written to: {exception.Message}"]);
        }
    }

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
