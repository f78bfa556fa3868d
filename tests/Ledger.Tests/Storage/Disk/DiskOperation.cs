namespace SessionTools.Ledger.Tests.Storage;

/// <summary>Something that happened to the disk, or something that happened meanwhile and tells what must be on it.</summary>
internal abstract record DiskOperation
{
    /// <summary>Bytes written to a file.</summary>
    public sealed record Write(string File, long Offset, byte[] Bytes) : DiskOperation;

    /// <summary>A file cut or extended.</summary>
    public sealed record Truncate(string File, long Length) : DiskOperation;

    /// <summary>A file's writes until now made durable.</summary>
    public sealed record Sync(string File) : DiskOperation;

    /// <summary>A commit acknowledged, from here on never to be lost.</summary>
    public sealed record Acknowledged(string What) : DiskOperation;
}
