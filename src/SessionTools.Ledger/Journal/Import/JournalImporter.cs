using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// Imports an export of a journal, ours or QLDB's, in Ion text or binary, into a new store that is read-only from then on. Every
/// block is verified while it is read, and kept value for value.
/// </summary>
public sealed class JournalImporter
{
    private readonly ImportSealer _sealer = new();
    private readonly ExportFolder _folder;
    private readonly JournalBlock _first;

    private JournalImporter(ExportFolder folder, JournalBlock first)
    {
        _folder = folder;
        _first = first;
    }

    /// <summary>The name of the ledger that was exported, where the export tells it.</summary>
    public string? LedgerName => _folder.LedgerName;

    /// <summary>Whether the export does not begin at block 0: then it has no digest.</summary>
    public bool IsPartial => _first.Address.SequenceNumber > 0;

    /// <summary>The sealer that the new store must be made with.</summary>
    public IBlockSealer Sealer => _sealer;

    /// <summary>Looks at an export.</summary>
    /// <param name="folder">The folder with its manifests.</param>
    /// <exception cref="JournalFormatException">There is no export, or its first block cannot be read.</exception>
    /// <exception cref="IOException">There is no such folder, or it cannot be read.</exception>
    public static JournalImporter Open(string folder)
    {
        ExportFolder files = ExportFolder.Open(folder);
        IReadOnlyList<byte[]> blocks = ExportFile.Read(files.Files[0]);
        return blocks.Count == 0
            ? throw new JournalFormatException("The file " + files.Files[0] + " has no blocks.")
            : new JournalImporter(files, JournalBlock.Parse(blocks[0]));
    }

    /// <summary>The header that the new store must have.</summary>
    /// <param name="name">The new ledger's name.</param>
    public LedgerHeader Header(string name) => new(name, _first.Address.StrandId, _first.Time, IsImported: true);

    /// <summary>Imports all blocks.</summary>
    /// <param name="store">The new store, made with <see cref="Header"/> and <see cref="Sealer"/>.</param>
    /// <param name="progress">Is told how many blocks are done.</param>
    /// <param name="cancellationToken">Cancels; the store is of no use then.</param>
    /// <exception cref="JournalFormatException">A block is not what it should be; the message names it and its file.</exception>
    public async ValueTask<JournalImportResult> ImportAsync(
        ILedgerStore store, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        JournalChain chain = new();
        ExportSequence sequence = new();
        CatalogReplay catalog = new();
        foreach (string file in _folder.Files)
        {
            foreach (byte[] ion in ExportFile.Read(file))
            {
                JournalBlock block = Verify(ion, chain, sequence, file);
                await CommitAsync(store, block, ion, catalog, cancellationToken).ConfigureAwait(false);
            }

            progress?.Report(chain.Blocks);
        }

        return new JournalImportResult(chain.Blocks, chain.Revisions, chain.Last!.Address, chain.Digest);
    }

    private static JournalBlock Verify(byte[] ion, JournalChain chain, ExportSequence sequence, string file)
    {
        try
        {
            JournalBlock block = JournalBlock.Parse(ion);
            sequence.Add(block.Address, file);
            string? problem = chain.Add(block);
            return problem is null
                ? block
                : throw new JournalFormatException("Block " + block.Address.SequenceNumber + ": " + problem);
        }
        catch (JournalFormatException error) when (!error.IsMixedExport)
        {
            throw new JournalFormatException(error.Message.TrimEnd('.') + ", in the file " + file + ".", error);
        }
    }

    private async ValueTask CommitAsync(
        ILedgerStore store, JournalBlock block, byte[] ion, CatalogReplay catalog, CancellationToken cancellationToken)
    {
        CommitRequest request = ImportRequest.Of(block, ImportedCatalog.Apply(block, catalog));
        _sealer.Expect(block, ion);
        await store.CommitAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
