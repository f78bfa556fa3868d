using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>Makes an open file of this process fail in whatever is done with it, on Linux.</summary>
internal static class BrokenDescriptor
{
    /// <summary><c>O_PATH</c>: a descriptor that can only be closed.</summary>
    private const int PathOnly = 0x200000;

    private const string Descriptors = "/proc/self/fd";

    /// <summary>Puts a useless descriptor in the place of the file's.</summary>
    public static void Break(string path)
    {
        int descriptor = Directory.GetFiles(Descriptors)
            .Where(file => IsFor(path, file))
            .Select(file => int.Parse(Path.GetFileName(file), System.Globalization.CultureInfo.InvariantCulture))
            .Single();
        int useless = Open("/\0"u8.ToArray(), PathOnly);
        if (useless < 0 || Duplicate(useless, descriptor) < 0)
        {
            throw new IOException($"The descriptor of '{path}' cannot be replaced.");
        }

        _ = Close(useless);
    }

    /// <summary>Other descriptors of the process come and go meanwhile.</summary>
    private static bool IsFor(string path, string descriptor)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.FullName == path;
        }
        catch (IOException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "dup2")]
    private static extern int Duplicate(int from, int to);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
