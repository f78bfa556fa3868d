using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>
/// The blocks of a journal export in a folder, as QLDB laid it out in S3:
/// <c>yyyy/mm/dd/hh/strandId.first-last.ion</c>, text or binary, beside manifests that name them.
/// </summary>
internal sealed class ExportFolder : IBlockSource
{
    private readonly Queue<string> _files;
    private readonly Queue<JournalBlock> _blocks = new();

    private ExportFolder(IEnumerable<string> files)
    {
        _files = new Queue<string>(files);
        FileCount = _files.Count;
    }

    public int FileCount { get; }

    /// <exception cref="JournalException">The folder has no such files, or those of several strands.</exception>
    public static ExportFolder Open(string path)
    {
        try
        {
            (string Path, ExportFileName Name)[] files = Directory.EnumerateFiles(path, "*.ion", SearchOption.AllDirectories)
                .Select(file => (Path: file, Name: ExportFileName.Parse(Path.GetFileName(file))))
                .Where(file => file.Name is not null).Select(file => (file.Path, file.Name!)).ToArray();
            return files.Select(file => file.Name.StrandId).Distinct().Count() switch
            {
                0 => throw new JournalException(JournalProblem.NotReadable, $"'{path}' has no journal files named such as 'strandId.0-99.ion'."),
                1 => new ExportFolder(files.OrderBy(file => file.Name.First).Select(file => file.Path)),
                _ => throw new JournalException(JournalProblem.NotUnderstood, $"'{path}' has the journals of several strands. Give the folder of one."),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(JournalProblem.NotReadable, $"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    public async Task<JournalBlock?> NextAsync()
    {
        while (_blocks.Count == 0 && _files.TryDequeue(out string? file))
        {
            await ReadAsync(file).ConfigureAwait(false);
        }

        return _blocks.TryDequeue(out JournalBlock? block) ? block : null;
    }

    private async Task ReadAsync(string file)
    {
        try
        {
            foreach (IonValue value in IonDatagram.Parse(await File.ReadAllBytesAsync(file).ConfigureAwait(false)))
            {
                _blocks.Enqueue(JournalBlock.Read(value));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(JournalProblem.NotReadable, $"'{file}' cannot be read: {exception.Message}", exception);
        }
        catch (IonException exception)
        {
            throw new JournalException(JournalProblem.NotUnderstood, $"'{file}' is not Ion: {exception.Message}", exception);
        }
    }
}
