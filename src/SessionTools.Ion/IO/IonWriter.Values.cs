using System;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>The values that can be written.</summary>
public abstract partial class IonWriter
{
    /// <summary>Writes a null.</summary>
    /// <param name="type">Its type; <see cref="IonType.Null"/> for plain <c>null</c>.</param>
    public void WriteNull(IonType type = IonType.Null)
    {
        IonTypes.RequireValueType(type);
        Begin();
        PutNull(type);
        EndValue();
    }

    /// <summary>Writes a bool.</summary>
    /// <param name="value">The value.</param>
    public void WriteBool(bool value)
    {
        Begin();
        PutBool(value);
        EndValue();
    }

    /// <summary>Writes an int.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt(long value)
    {
        Begin();
        PutInt(value);
        EndValue();
    }

    /// <summary>Writes an int of any size.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt(BigInteger value)
    {
        Begin();
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            PutInt((long)value);
        }
        else
        {
            PutInt(value);
        }

        EndValue();
    }

    /// <summary>Writes a float.</summary>
    /// <param name="value">The value.</param>
    public void WriteFloat(double value)
    {
        Begin();
        PutFloat(value);
        EndValue();
    }

    /// <summary>Writes a decimal.</summary>
    /// <param name="value">The value.</param>
    public void WriteDecimal(BigDecimal value)
    {
        Begin();
        PutDecimal(value);
        EndValue();
    }

    /// <summary>Writes a timestamp.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimestamp(Timestamp value)
    {
        if (value.Precision == 0)
        {
            throw new ArgumentException("The default of Timestamp is no timestamp.", nameof(value));
        }

        Begin();
        PutTimestamp(value);
        EndValue();
    }

    /// <summary>Writes a symbol.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="IonException">Its text is unknown and its import has not been declared.</exception>
    public void WriteSymbol(SymbolToken value)
    {
        Begin();
        PutSymbol(value);
        EndValue();
    }

    /// <summary>Writes a string.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="IonException">The text has a lone surrogate.</exception>
    public void WriteString(ReadOnlySpan<char> value)
    {
        Begin();
        PutString(value);
        EndValue();
    }

    /// <summary>Writes a string that is already in UTF-8.</summary>
    /// <param name="utf8">The text.</param>
    /// <exception cref="IonException">The text is not UTF-8.</exception>
    public void WriteUtf8(ReadOnlySpan<byte> utf8)
    {
        RequireUtf8(utf8);
        Begin();
        PutUtf8(utf8);
        EndValue();
    }

    /// <summary>Writes a clob.</summary>
    /// <param name="value">The octets.</param>
    public void WriteClob(ReadOnlySpan<byte> value)
    {
        Begin();
        PutLob(IonType.Clob, value);
        EndValue();
    }

    /// <summary>Writes a blob.</summary>
    /// <param name="value">The octets.</param>
    public void WriteBlob(ReadOnlySpan<byte> value)
    {
        Begin();
        PutLob(IonType.Blob, value);
        EndValue();
    }

    /// <summary>Writes a value with its annotations.</summary>
    /// <param name="value">The value.</param>
    public void WriteValue(IonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Depth == 0 && value.HasImports)
        {
            value.VisitSymbols(symbol => Imports.Note(symbol));
            DeclareImports();
        }

        foreach (SymbolToken annotation in value.Annotations)
        {
            WriteAnnotation(annotation);
        }

        value.WriteContent(this);
    }

    /// <summary>Writes the value a reader stands on, with its annotations, and leaves the reader on it.</summary>
    /// <param name="reader">The reader, on a value; in a struct of this writer it need not stand on a field.</param>
    /// <exception cref="IonException">The data that is read is not Ion.</exception>
    public void WriteValue(ref IonReader reader)
    {
        if (Depth == 0 && reader.Symbols.HasImports)
        {
            Imports.Note(reader.Symbols);
            DeclareImports();
        }

        int annotations = reader.AnnotationCount;
        for (int i = 0; i < annotations; i++)
        {
            WriteAnnotation(reader.GetAnnotation(i));
        }

        if (reader.IsNull)
        {
            WriteNull(reader.Type);
        }
        else if (IonTypes.IsContainer(reader.Type))
        {
            WriteContainer(ref reader);
        }
        else
        {
            WriteScalar(reader);
        }
    }

    /// <summary>Writes the rest of the stream or container that a reader moves over.</summary>
    /// <param name="reader">The reader.</param>
    /// <exception cref="IonException">The data that is read is not Ion.</exception>
    public void WriteRest(ref IonReader reader)
    {
        bool isStruct = reader.IsInStruct;
        while (reader.Read())
        {
            if (isStruct)
            {
                WriteFieldName(reader.FieldName);
            }

            WriteValue(ref reader);
        }
    }

    private protected abstract void PutNull(IonType type);

    private protected abstract void PutBool(bool value);

    private protected abstract void PutInt(long value);

    private protected abstract void PutInt(BigInteger value);

    private protected abstract void PutFloat(double value);

    private protected abstract void PutDecimal(BigDecimal value);

    private protected abstract void PutTimestamp(Timestamp value);

    private protected abstract void PutSymbol(SymbolToken value);

    private protected abstract void PutString(ReadOnlySpan<char> value);

    private protected abstract void PutUtf8(ReadOnlySpan<byte> utf8);

    private protected abstract void PutLob(IonType type, ReadOnlySpan<byte> value);

    private void DeclareImports()
    {
        if (Imports.NeedsDeclaration())
        {
            RestartSymbols();
        }
    }

    private void WriteContainer(ref IonReader reader)
    {
        StepIn(reader.Type);
        reader.StepIn();
        WriteRest(ref reader);
        reader.StepOut();
        StepOut();
    }

    private void WriteScalar(in IonReader reader)
    {
        switch (reader.Type)
        {
            case IonType.Bool:
                WriteBool(reader.GetBool());
                break;
            case IonType.Int when reader.TryGetInt64(out long value):
                WriteInt(value);
                break;
            case IonType.Int:
                WriteInt(reader.GetBigInteger());
                break;
            case IonType.Float:
                WriteFloat(reader.GetDouble());
                break;
            case IonType.Decimal:
                WriteDecimal(reader.GetDecimal());
                break;
            case IonType.Timestamp:
                WriteTimestamp(reader.GetTimestamp());
                break;
            case IonType.Symbol:
                WriteSymbol(reader.GetSymbol());
                break;
            case IonType.String:
                WriteUtf8(reader.GetUtf8());
                break;
            case IonType.Clob:
                WriteClob(reader.GetLob());
                break;
            case IonType.Blob:
                WriteBlob(reader.GetLob());
                break;
            default:
                throw new InvalidOperationException("The reader stands on no value.");
        }
    }
}
