using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>Single values, whose types are checked and which have no annotations.</summary>
internal sealed partial class BlockParser
{
    private static void Require(ref IonReader reader, IonType type, string name)
    {
        if (reader.Type != type || reader.IsNull || reader.AnnotationCount > 0)
        {
            throw new JournalFormatException(name + " is not a plain " + type.ToString().ToLowerInvariant() + ".");
        }
    }

    private static void Enter(ref IonReader reader, IonType type, string name)
    {
        Require(ref reader, type, name);
        reader.StepIn();
    }

    /// <summary>Hashes the current value with a copy of the reader, since hashing leaves a container behind.</summary>
    private static byte[] Hash(IonReader reader) => IonHash.Compute(ref reader);

    private static string ReadString(ref IonReader reader, string name)
    {
        Require(ref reader, IonType.String, name);
        return reader.GetString();
    }

    private static long ReadInt(ref IonReader reader, string name)
    {
        Require(ref reader, IonType.Int, name);
        return reader.GetInt64();
    }

    private static byte[] ReadHash(ref IonReader reader, string name, bool mayBeEmpty = false)
    {
        Require(ref reader, IonType.Blob, name);
        ReadOnlySpan<byte> hash = reader.GetLob();
        return hash.Length == QldbHash.Length || (mayBeEmpty && hash.IsEmpty)
            ? hash.ToArray()
            : throw new JournalFormatException(name + " has " + hash.Length + " bytes and not 32.");
    }

    private DateTimeOffset ReadTime(ref IonReader reader, string name)
    {
        Require(ref reader, IonType.Timestamp, name);
        Timestamp timestamp = reader.GetTimestamp();
        if (!timestamp.TryToDateTimeOffset(out DateTimeOffset time) || (isStrict && !LedgerTime.ToIon(time).Equals(timestamp)))
        {
            throw new JournalFormatException(name + " is no time in UTC with milliseconds: " + timestamp + ".");
        }

        return time.ToUniversalTime();
    }

    private BlockAddress ReadAddress(ref IonReader reader)
    {
        BlockAddress address = default;
        uint seen = 0;
        Enter(ref reader, IonType.Struct, BlockFields.BlockAddress);
        for (int field; (field = BlockShapes.Address.Next(ref reader, ref seen, isStrict)) >= 0;)
        {
            address = field == 0
                ? address with { StrandId = ReadString(ref reader, BlockFields.StrandId) }
                : address with { SequenceNumber = ReadInt(ref reader, BlockFields.SequenceNumber) };
        }

        reader.StepOut();
        return address;
    }
}
