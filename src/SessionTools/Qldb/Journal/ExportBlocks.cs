using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>The blocks of an export in a folder.</summary>
internal sealed class ExportBlocks(ExportFolder folder, CancellationToken stop) : IBlockSource
{
    private readonly Queue<string> _files = new(folder.Files);
    private readonly Queue<(byte[] Ion, string File)> _blocks = new();
    private readonly ExportSequence _sequence = new();

    public Task<RetrievedBlock?> NextAsync() => Task.Run(() => JournalErrors.Read(Next), stop);

    private RetrievedBlock? Next()
    {
        while (_blocks.Count == 0 && _files.TryDequeue(out string? file))
        {
            foreach (byte[] ion in ExportFile.Read(file))
            {
                _blocks.Enqueue((ion, file));
            }
        }

        return _blocks.TryDequeue(out (byte[] Ion, string File) block) ? Parse(block.Ion, block.File) : null;
    }

    private RetrievedBlock Parse(byte[] ion, string file)
    {
        try
        {
            RetrievedBlock block = RetrievedBlock.Read(ion);
            _sequence.Add(block.Block.Address, file);
            return block;
        }
        catch (JournalFormatException exception) when (!exception.IsMixedExport)
        {
            throw new JournalFormatException($"A block of the file {file} cannot be read: {exception.Message}", exception);
        }
    }
}
