using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>The files that make up a ledger: SQLite's three and those that only carry locks.</summary>
internal sealed class LedgerFiles
{
    /// <param name="path">The ledger file, in any spelling.</param>
    public LedgerFiles(string path)
    {
        Main = Canonical(path);
    }

    /// <summary>The ledger file; the same for all spellings and symbolic links.</summary>
    public string Main { get; }

    /// <summary>Locked while a process commits.</summary>
    public string Commit => Main + "-commit";

    /// <summary>Shared memory, see <see cref="SharedState"/>.</summary>
    public string Shared => Main + "-shared";

    /// <summary>Locked while somebody checkpoints.</summary>
    public string Door => Main + "-door";

    public string Folder => Path.GetDirectoryName(Main)!;

    /// <summary>All files, the ledger file first.</summary>
    public IEnumerable<string> All => [Main, Main + "-wal", Main + "-shm", Commit, Shared, Door];

    /// <summary>
    /// Deletes them while nobody commits; the ledger file first, so that nothing is left of it if the rest fails. Other processes
    /// may have it open: they are told, lest they acknowledge commits to a file that has no name any more.
    /// </summary>
    public void Delete()
    {
        using FileLock commit = FileLock.Open(Commit);
        commit.LockExclusive();
        TellDeleted(true);
        try
        {
            File.Delete(Main);
        }
        catch
        {
            TellDeleted(false);
            throw;
        }

        foreach (string file in All.Skip(1))
        {
            File.Delete(file);
        }
    }

    /// <exception cref="LedgerStoreException">SQLite's locks and shared memory do not work there.</exception>
    public void RequireLocal()
    {
        bool isUnc = OperatingSystem.IsWindows() && Main.StartsWith(@"\\", StringComparison.Ordinal);
        if (isUnc || new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(Main)! : Folder).DriveType == DriveType.Network)
        {
            throw new LedgerStoreException($"The ledger file '{Main}' is on a network file system; a ledger needs a local one.");
        }
    }

    /// <summary>What to tell who has them open after another process has deleted them.</summary>
    public LedgerStoreException Deleted() => new($"The ledger file '{Main}' was deleted by another process.");

    private void TellDeleted(bool isDeleted)
    {
        using SharedState shared = new(this);
        shared.IsDeleted = isDeleted;
    }

    private static string Canonical(string path)
    {
        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full) ?? throw new LedgerStoreException($"'{path}' is not the path of a file.");
        string resolved = Path.Combine(Resolved(folder), Path.GetFileName(full));
        return File.Exists(resolved) ? File.ResolveLinkTarget(resolved, returnFinalTarget: true)?.FullName ?? resolved : resolved;
    }

    /// <summary>A folder without symbolic links in any part of its path.</summary>
    private static string Resolved(string folder)
    {
        string? parent = Path.GetDirectoryName(folder);
        if (parent is null)
        {
            return folder;
        }

        string place = Path.Combine(Resolved(parent), Path.GetFileName(folder));
        return Directory.Exists(place) ? Directory.ResolveLinkTarget(place, returnFinalTarget: true)?.FullName ?? place : place;
    }
}
