using System.IO;

namespace SessionTools.Local.Common;

/// <summary>Another process has changed a file since it was read; what this process wanted to save is not saved.</summary>
internal sealed class OutdatedDataException(string file) : IOException($"Another process has changed '{file}'.");
