using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Gathers blocks into files by the hour they were written in. A name ends in the numbers of the file's first and last block.
/// </summary>
internal sealed class ExportFiles(string folder, string strandId, JournalExportFormat format)
{
    private const int EnoughBytes = 8 << 20;

    private readonly List<string> _keys = [];
    private readonly ArrayBufferWriter<byte> _content = new();
    private long _first;
    private long _last = -1;
    private string _hour = "";

    /// <summary>The paths of the files under the folder, with slashes, in order.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>How many blocks were added.</summary>
    public long Blocks { get; private set; }

    public async ValueTask AddAsync(long sequenceNumber, DateTimeOffset time, ReadOnlyMemory<byte> ion, CancellationToken cancellationToken)
    {
        string hour = time.UtcDateTime.ToString("yyyy'/'MM'/'dd'/'HH", CultureInfo.InvariantCulture);
        if (hour != _hour || _content.WrittenCount >= EnoughBytes)
        {
            await CloseAsync(cancellationToken).ConfigureAwait(false);
            _hour = hour;
            _first = sequenceNumber;
        }

        Write(ion.Span);
        _last = sequenceNumber;
        Blocks++;
    }

    /// <summary>Writes the file that is being gathered, if there is one.</summary>
    public async ValueTask CloseAsync(CancellationToken cancellationToken)
    {
        if (_content.WrittenCount == 0)
        {
            return;
        }

        string key = string.Create(CultureInfo.InvariantCulture, $"{_hour}/{strandId}.{_first}-{_last}.ion");
        string path = Path.Combine(folder, key.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(_content.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }

        _content.ResetWrittenCount();
        _keys.Add(key);
    }

    private void Write(ReadOnlySpan<byte> block)
    {
        if (format == JournalExportFormat.IonBinary)
        {
            _content.Write(block);
            return;
        }

        IonReader reader = new(block);
        using IonTextWriter writer = new(_content);
        writer.WriteRest(ref reader);
        writer.Finish();
        _content.Write("\n"u8);
    }
}
