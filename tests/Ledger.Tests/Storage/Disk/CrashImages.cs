using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>
/// What may be on the disk after the power fails: all that was synced, and of the writes since then any, whole or in part by
/// sectors. Images are taken before every sync and after every acknowledgement.
/// </summary>
internal sealed class CrashImages(IReadOnlyDictionary<string, byte[]> start, IReadOnlyList<DiskOperation> operations, int seed)
{
    private const int SectorSize = 512;

    private readonly Random _random = new(seed);

    /// <summary>How many moments there are to fail at.</summary>
    public int Moments => operations.Count(IsMoment);

    /// <param name="perMoment">How many images of each moment; the first two have no and all unsynced writes.</param>
    /// <param name="hasSyncs">False for a disk that ignores syncs.</param>
    /// <param name="from">The first operation at which the power may fail.</param>
    public IEnumerable<CrashImage> All(int perMoment, bool hasSyncs, int from = 0)
    {
        Dictionary<string, byte[]> durable = new(start);
        Dictionary<string, List<DiskOperation>> pending = start.Keys.ToDictionary(file => file, _ => new List<DiskOperation>());
        List<string> acknowledged = [];
        for (int place = 0; place < operations.Count; place++)
        {
            DiskOperation operation = operations[place];
            if (operation is DiskOperation.Acknowledged acknowledgement)
            {
                acknowledged.Add(acknowledgement.What);
            }

            for (int i = 0; place >= from && IsMoment(operation) && i < perMoment; i++)
            {
                yield return new CrashImage(Image(durable, pending, i), [.. acknowledged]);
            }

            switch (operation)
            {
                case DiskOperation.Write write:
                    pending[write.File].Add(write);
                    break;
                case DiskOperation.Truncate truncate:
                    pending[truncate.File].Add(truncate);
                    break;
                case DiskOperation.Sync sync when hasSyncs:
                    durable[sync.File] = Applied(durable[sync.File], pending[sync.File]);
                    pending[sync.File].Clear();
                    break;
            }
        }
    }

    private static bool IsMoment(DiskOperation operation) => operation is DiskOperation.Sync or DiskOperation.Acknowledged;

    private static byte[] Applied(byte[] content, IEnumerable<DiskOperation> operations)
    {
        using MemoryStream file = new();
        file.Write(content);
        foreach (DiskOperation operation in operations)
        {
            switch (operation)
            {
                case DiskOperation.Write write:
                    file.Position = write.Offset;
                    file.Write(write.Bytes);
                    break;
                case DiskOperation.Truncate truncate:
                    file.SetLength(truncate.Length);
                    break;
            }
        }

        return file.ToArray();
    }

    private Dictionary<string, byte[]> Image(
        Dictionary<string, byte[]> durable, Dictionary<string, List<DiskOperation>> pending, int variant)
    {
        return durable.ToDictionary(
            file => file.Key,
            file => variant == 0 ? file.Value : Applied(file.Value, variant == 1 ? pending[file.Key] : Survivors(pending[file.Key])));
    }

    /// <summary>Any of the operations, so that later ones may be there without earlier ones; of writes perhaps only some sectors.</summary>
    private IEnumerable<DiskOperation> Survivors(List<DiskOperation> operations)
    {
        double share = _random.NextDouble();
        foreach (DiskOperation operation in operations.Where(_ => _random.NextDouble() < share))
        {
            if (operation is not DiskOperation.Write write || _random.Next(4) != 0)
            {
                yield return operation;
                continue;
            }

            foreach (DiskOperation.Write sector in Sectors(write).Where(_ => _random.Next(2) == 0))
            {
                yield return sector;
            }
        }
    }

    /// <summary>The parts of a write in the disk's sectors, which are written whole or not at all.</summary>
    private static IEnumerable<DiskOperation.Write> Sectors(DiskOperation.Write write)
    {
        int from = 0;
        while (from < write.Bytes.Length)
        {
            int length = (int)Math.Min(SectorSize - ((write.Offset + from) % SectorSize), write.Bytes.Length - from);
            yield return write with { Offset = write.Offset + from, Bytes = write.Bytes[from..(from + length)] };
            from += length;
        }
    }
}
