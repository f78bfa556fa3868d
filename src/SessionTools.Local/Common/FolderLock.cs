using System;
using System.IO;
using System.Threading;

namespace SessionTools.Local.Common;

/// <summary>Keeps other processes from saving in the same folder, for as long as one file takes.</summary>
internal sealed class FolderLock : IDisposable
{
    private const string FileName = ".lock";
    private const int Attempts = 500;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    private readonly FileStream _held;

    /// <exception cref="IOException">Another process does not let go of it.</exception>
    public FolderLock(string folder)
    {
        _held = Take(Path.Combine(folder, FileName));
    }

    public void Dispose() => _held.Dispose();

    private static FileStream Take(string file)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (attempt < Attempts && exception is not (DirectoryNotFoundException or PathTooLongException))
            {
                Thread.Sleep(s_pause);
            }
        }
    }
}
