using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Writes blocks to a folder as QLDB exported them to S3: a manifest when it starts, files of blocks by date and hour, and a manifest
/// that names them once it is complete.
/// </summary>
public sealed class JournalExportWriter
{
    private readonly string _folder;
    private readonly JournalExportPlan _plan;
    private readonly ExportFiles _files;

    private JournalExportWriter(string folder, JournalExportPlan plan)
    {
        _folder = folder;
        _plan = plan;
        _files = new ExportFiles(folder, plan.StrandId, plan.Format);
    }

    /// <summary>How many blocks were added.</summary>
    public long Blocks => _files.Blocks;

    /// <summary>Makes the folder if need be, and writes the first manifest.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<JournalExportWriter> StartAsync(string folder, JournalExportPlan plan, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        JournalExportWriter writer = new(folder, plan);
        await writer.WriteAsync(plan.ExportId + ".started.manifest", plan.ToIon(), cancellationToken).ConfigureAwait(false);
        return writer;
    }

    /// <summary>Adds the next block.</summary>
    /// <param name="sequenceNumber">Its number.</param>
    /// <param name="time">Its timestamp.</param>
    /// <param name="ion">The block in binary Ion.</param>
    /// <param name="cancellationToken">Cancels; the completed manifest is missing then.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public ValueTask AddAsync(long sequenceNumber, DateTimeOffset time, ReadOnlyMemory<byte> ion, CancellationToken cancellationToken) =>
        _files.AddAsync(sequenceNumber, time, ion, cancellationToken);

    /// <summary>Writes what is left, and the manifest that says that the export is whole.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task<JournalExportResult> CompleteAsync(CancellationToken cancellationToken)
    {
        await _files.CloseAsync(cancellationToken).ConfigureAwait(false);
        IonStruct completed = new(("keys", new IonList([.. _files.Keys.Select(key => (IonValue)key)])));
        string name = _plan.ExportId + "." + _plan.StrandId + ".completed.manifest";
        await WriteAsync(name, completed, cancellationToken).ConfigureAwait(false);
        return new JournalExportResult(_plan.ExportId, Path.Combine(_folder, name), [.. _files.Keys.Select(PathOf)], _files.Blocks);
    }

    private string PathOf(string key) => Path.Combine(_folder, key.Replace('/', Path.DirectorySeparatorChar));

    private Task WriteAsync(string name, IonStruct manifest, CancellationToken cancellationToken)
    {
        string path = Path.Combine(_folder, name);
        return _plan.Format == JournalExportFormat.IonBinary
            ? File.WriteAllBytesAsync(path, manifest.ToBinary(), cancellationToken)
            : File.WriteAllTextAsync(path, manifest.ToText() + "\n", cancellationToken);
    }
}
