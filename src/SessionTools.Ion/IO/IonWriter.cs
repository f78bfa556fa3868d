using System;
using System.Buffers;

namespace SessionTools.Ion;

/// <summary>
/// Writes Ion, text or binary, value after value. In a struct <see cref="WriteFieldName(SymbolToken)"/> comes before each value;
/// <see cref="WriteAnnotation"/>, as often as wanted, comes before the value it belongs to.
/// </summary>
/// <remarks>
/// Output is held back in pooled buffers until <see cref="Flush"/> or <see cref="Finish"/>, or until there is enough of it;
/// disposing gives the buffers back and writes nothing. What cannot be written as Ion is an <see cref="IonException"/>, after
/// which the value is unfinished and the writer of no more use; calls out of order are an <see
/// cref="InvalidOperationException"/>.
/// A writer is not thread-safe.
/// </remarks>
public abstract partial class IonWriter : IDisposable
{
    private readonly TextCache _names = new();
    private IonType[] _containers = new IonType[8];
    private int _depth;
    private SymbolToken _fieldName;
    private bool _hasFieldName;
    private SymbolToken[] _annotations = [];
    private int _annotationCount;

    private protected IonWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Output = output;
    }

    /// <summary>How many containers are open.</summary>
    public int Depth => _depth;

    /// <summary>Whether fields are being written.</summary>
    public bool IsInStruct => Container == IonType.Struct;

    private protected IBufferWriter<byte> Output { get; }

    private protected ImportIds Imports { get; } = new();

    private protected IonType Container => _depth == 0 ? IonType.None : _containers[_depth - 1];

    private protected ReadOnlySpan<SymbolToken> Annotations => _annotations.AsSpan(0, _annotationCount);

    private protected int AnnotationCapacity => _annotations.Length;

    private protected SymbolToken FieldName => _fieldName;

    /// <summary>Names the field that the next value is.</summary>
    /// <param name="name">The name.</param>
    public void WriteFieldName(SymbolToken name)
    {
        if (!IsInStruct || _hasFieldName)
        {
            throw new InvalidOperationException("A field name belongs in a struct, before each value.");
        }

        _fieldName = name;
        _hasFieldName = true;
    }

    /// <summary>Names the field that the next value is.</summary>
    /// <param name="utf8">The name in UTF-8.</param>
    public void WriteFieldName(ReadOnlySpan<byte> utf8)
    {
        string? known = _names.Find(utf8);
        if (known is null)
        {
            RequireUtf8(utf8);
            known = _names.Get(utf8);
        }

        WriteFieldName(new SymbolToken(known));
    }

    /// <summary>Adds an annotation to the next value.</summary>
    /// <param name="annotation">The annotation.</param>
    public void WriteAnnotation(SymbolToken annotation)
    {
        if (_annotationCount == _annotations.Length)
        {
            Array.Resize(ref _annotations, Math.Max(4, _annotationCount * 2));
        }

        _annotations[_annotationCount++] = annotation;
    }

    /// <summary>Opens a container, to be closed by <see cref="StepOut"/>.</summary>
    /// <param name="type">List, s-expression or struct.</param>
    /// <exception cref="IonException">
    /// More than 1,024 containers are open, or the value would be taken for a symbol table, which the writer makes itself.
    /// </exception>
    public void StepIn(IonType type)
    {
        if (!IonTypes.IsContainer(type))
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, "Only a list, s-expression or struct can be stepped into.");
        }

        if (_depth == IonReaderOptions.LargestMaxDepth)
        {
            throw new IonException("The nesting is too deep", "at most 1,024 containers");
        }

        if (_depth == 0 && type == IonType.Struct && _annotationCount > 0
            && _annotations[0].Text == SystemSymbols.SymbolTableText)
        {
            throw new IonException("The value would be read as a symbol table", "another first annotation");
        }

        Begin();
        OpenContainer(type);
        if (_depth == _containers.Length)
        {
            Array.Resize(ref _containers, _depth * 2);
        }

        _containers[_depth++] = type;
    }

    /// <summary>Closes the container that was opened last.</summary>
    public void StepOut()
    {
        if (_depth == 0 || _hasFieldName || _annotationCount > 0)
        {
            throw new InvalidOperationException("There is no container to close, or a value is missing in it.");
        }

        IonType type = _containers[--_depth];
        CloseContainer(type);
        EndValue();
    }

    /// <summary>
    /// Passes on what has been written so far as far as that is possible: binary up to the last top-level value.
    /// </summary>
    public abstract void Flush();

    /// <summary>Ends the stream: passes on everything. Values written afterwards start a new stream behind it.</summary>
    /// <exception cref="InvalidOperationException">A container is open.</exception>
    public void Finish()
    {
        if (_depth > 0 || _annotationCount > 0)
        {
            throw new InvalidOperationException("A container is open or a value is missing.");
        }

        FinishStream();
        Imports.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ReturnBuffers();
        GC.SuppressFinalize(this);
    }

    private protected abstract void BeginValue();

    private protected abstract void EndValue();

    private protected abstract void OpenContainer(IonType type);

    private protected abstract void CloseContainer(IonType type);

    private protected abstract void FinishStream();

    private protected abstract void ReturnBuffers();

    /// <summary>Ends what has been written with the present imports, declares the noted ones and starts over.</summary>
    private protected abstract void RestartSymbols();

    private static void RequireUtf8(ReadOnlySpan<byte> utf8)
    {
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
        {
            throw new IonException("The text is not UTF-8", "well-formed UTF-8");
        }
    }

    /// <summary>Checks that a value may come, and lets the format write what comes before it.</summary>
    private void Begin()
    {
        if (IsInStruct && !_hasFieldName)
        {
            throw new InvalidOperationException("A value in a struct needs a field name.");
        }

        BeginValue();
        _hasFieldName = false;
        _annotationCount = 0;
    }
}
