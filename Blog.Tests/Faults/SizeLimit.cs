using System.Runtime.InteropServices;

namespace Blog.Tests.Faults;

/// <summary>
/// A limit to the length of every file that a running process writes (RLIMIT_FSIZE): to its database that is a disk without
/// room, it needs no right to mount anything, and it can be lifted while the process lives.
/// </summary>
internal static class SizeLimit
{
    private const int FileSize = 1;
    private const int TooLong = 25;
    private const nint Ignore = 1;

    /// <summary>
    /// To be called before the process is started: it inherits that the signal is ignored. Without that the limit would kill
    /// it, which no full disk does.
    /// </summary>
    public static void Prepare() => _ = SetSignal(TooLong, Ignore);

    public static void Set(int processId, ulong bytes) => Change(processId, limits => limits with { Soft = bytes });

    /// <summary>As it was: a process may always go up to its hard limit.</summary>
    public static void Lift(int processId) => Change(processId, limits => limits with { Soft = limits.Hard });

    private static void Change(int processId, Func<Limits, Limits> change)
    {
        Assert.Equal(0, GetLimits(processId, FileSize, 0, out var limits));
        var changed = change(limits);
        Assert.Equal(0, SetLimits(processId, FileSize, in changed, 0));
    }

    [DllImport("libc", EntryPoint = "prlimit64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimits(int process, int resource, nint none, out Limits limits);

    [DllImport("libc", EntryPoint = "prlimit64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimits(int process, int resource, in Limits limits, nint none);

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetSignal(int signal, nint handler);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limits(ulong Soft, ulong Hard);
}
