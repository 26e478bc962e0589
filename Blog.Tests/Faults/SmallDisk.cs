using System.Diagnostics;

namespace Blog.Tests.Faults;

/// <summary>A disk of 64 MB in memory. Mounting one needs root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-disk-");

    public SmallDisk() => Run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", _folder.FullName);

    public string Folder => _folder.FullName;

    private string Ballast => Path.Combine(_folder.FullName, "ballast");

    /// <summary>Until nothing more goes in.</summary>
    public void Fill()
    {
        var piece = new byte[4_096];
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                ballast.Write(piece);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", _folder.FullName);
        _folder.Delete();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}; it needs root.");
    }
}
