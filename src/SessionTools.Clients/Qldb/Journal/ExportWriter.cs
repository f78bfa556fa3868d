using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>Writes a journal export into a folder, in QLDB's layout and as Ion text.</summary>
internal sealed class ExportWriter
{
    private const int MostBlocks = 1000;

    private readonly string _path;
    private readonly string _exportId;
    private readonly List<JournalBlock> _blocks = [];
    private readonly List<string> _keys = [];

    /// <exception cref="JournalException">The folder cannot be written, or has an export already.</exception>
    public ExportWriter(string path, string exportId)
    {
        _path = path;
        _exportId = exportId;
        Write(() =>
        {
            Directory.CreateDirectory(path);
            if (Directory.EnumerateFiles(path, "*.manifest").Any())
            {
                throw new JournalException(JournalProblem.NotWritable, $"'{path}' has an export already. Give an empty folder.");
            }

            WriteFile($"{exportId}.started.manifest", "{}");
        });
    }

    public void Add(JournalBlock block)
    {
        if (_blocks.Count == MostBlocks || (_blocks.Count > 0 && FolderOf(_blocks[0]) != FolderOf(block)))
        {
            Flush();
        }

        _blocks.Add(block);
    }

    /// <summary>Writes what is left, and the manifest that says that the export is whole.</summary>
    public void Complete(string strandId)
    {
        Flush();
        IonStruct manifest = new(("keys", new IonList([.. _keys.Select(key => (IonValue)new IonString(key))])));
        Write(() => WriteFile($"{_exportId}.{strandId}.completed.manifest", manifest.ToText()));
    }

    private void Flush()
    {
        if (_blocks.Count == 0)
        {
            return;
        }

        ExportFileName name = new(_blocks[0].Address.StrandId, _blocks[0].Address.SequenceNo, _blocks[^1].Address.SequenceNo);
        string key = $"{FolderOf(_blocks[0])}/{name}";
        string text = new IonDatagram(_blocks.Select(block => (IonValue)block.Value)).ToText();
        Write(() => WriteFile(key, text));
        _keys.Add(key);
        _blocks.Clear();
    }

    private void WriteFile(string key, string text)
    {
        string file = Path.Combine(_path, key);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private void Write(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(JournalProblem.NotWritable, $"'{_path}' cannot be written: {exception.Message}", exception);
        }
    }

    private static string FolderOf(JournalBlock block) =>
        string.Create(CultureInfo.InvariantCulture, $"{block.Timestamp.Year:D4}/{block.Timestamp.Month:D2}/{block.Timestamp.Day:D2}/{block.Timestamp.Hour:D2}");
}
