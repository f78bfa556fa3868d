using System;
using System.Linq;
using System.Text;
using SessionTools.Ion;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

/// <summary>Reads one field out of a document in binary Ion without building the document.</summary>
internal sealed class BinaryPath(string[] names)
{
    private readonly byte[][] _names = [.. names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The value at the end of the path, or MISSING.</summary>
    public IonValue Read(ReadOnlySpan<byte> document)
    {
        IonReader reader = new(document);
        reader.Read();
        foreach (byte[] name in _names)
        {
            if (reader.Type != IonType.Struct || reader.IsNull || !FindField(ref reader, name))
            {
                return PartiQLValue.Missing;
            }
        }

        return IonValue.Read(ref reader);
    }

    private static bool FindField(ref IonReader reader, byte[] name)
    {
        reader.StepIn();
        while (reader.Read())
        {
            if (reader.FieldNameEquals(name))
            {
                return true;
            }
        }

        return false;
    }
}
