using System;
using System.IO;

namespace SessionTools.Local.Common;

/// <summary>The folder of the embedded endpoint that a user gets without asking for one.</summary>
public static class UserDataFolder
{
    /// <exception cref="IOException">The user has no data folder, or it is not writable.</exception>
    public static string Find()
    {
        string root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (root.Length == 0)
        {
            throw new IOException("There is no folder for user data here; say where the embedded endpoint keeps its data with -Path.");
        }

        return Path.Combine(root, "SessionTools");
    }
}
