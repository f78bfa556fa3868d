using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>
/// The operating system's SQLite, loaded when it is first needed. The environment variable <c>SESSIONTOOLS_SQLITE</c> names
/// another file.
/// </summary>
public static class SqliteLibrary
{
    /// <summary>The environment variable that names the library's file.</summary>
    public const string PathVariable = "SESSIONTOOLS_SQLITE";

    /// <summary>3.26, the first version that has all the SQL in use.</summary>
    private const int OldestVersion = 3_026_000;

    private const string ImportedName = "e_sqlite3";
    private static readonly Lazy<IntPtr> s_handle = new(Load);

    /// <summary>Why there is no usable SQLite, and what to do about it; null if there is one.</summary>
    public static string? Problem
    {
        get
        {
            try
            {
                Require();
                return null;
            }
            catch (LedgerStoreException error)
            {
                return error.Message;
            }
        }
    }

    /// <summary>The version of the library, such as <c>3.40.1</c>.</summary>
    /// <exception cref="LedgerStoreException">There is no usable library.</exception>
    public static string Version
    {
        get
        {
            Require();
            return raw.sqlite3_libversion().utf8_to_string();
        }
    }

    /// <summary>Loads the library unless it is loaded.</summary>
    /// <exception cref="LedgerStoreException">There is no usable library.</exception>
    internal static void Require() => _ = s_handle.Value;

    /// <summary>A function of the library that the package has no method for.</summary>
    internal static TDelegate Function<TDelegate>(string name)
        where TDelegate : Delegate
    {
        return Marshal.GetDelegateForFunctionPointer<TDelegate>(NativeLibrary.GetExport(s_handle.Value, name));
    }

    private static IntPtr Load()
    {
        IntPtr handle = LoadFile();
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            (string name, Assembly _, DllImportSearchPath? _) => name == ImportedName ? handle : IntPtr.Zero);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        if (raw.sqlite3_libversion_number() < OldestVersion)
        {
            throw new LedgerStoreException($"SQLite {raw.sqlite3_libversion().utf8_to_string()} is too old: ledgers need 3.26 or later. {Advice()}");
        }

        return handle;
    }

    private static IntPtr LoadFile()
    {
        string? chosen = Environment.GetEnvironmentVariable(PathVariable);
        if (!string.IsNullOrEmpty(chosen))
        {
            return NativeLibrary.TryLoad(chosen, out IntPtr file)
                ? file
                : throw new LedgerStoreException($"The library '{chosen}', which {PathVariable} names, cannot be loaded. {Advice()}");
        }

        foreach (string name in Names())
        {
            if (NativeLibrary.TryLoad(name, out IntPtr handle))
            {
                return handle;
            }
        }

        throw new LedgerStoreException($"Ledgers need SQLite, and {string.Join(" or ", Names())} cannot be loaded. {Advice()}");
    }

    private static IReadOnlyList<string> Names()
    {
        return OperatingSystem.IsWindows() ? ["winsqlite3.dll"]
            : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib"]
            : ["libsqlite3.so.0", "libsqlite3.so"];
    }

    private static string Advice()
    {
        string package = OperatingSystem.IsLinux()
            ? "Install the package libsqlite3-0 (Debian, Ubuntu), sqlite-libs (Fedora, Alpine) or sqlite (Arch), or set "
            : "It is part of the operating system; otherwise set ";
        return $"{package}{PathVariable} to the file of a SQLite library.";
    }
}
