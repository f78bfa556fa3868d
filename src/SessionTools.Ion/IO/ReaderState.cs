using System;

namespace SessionTools.Ion;

/// <summary>What a reader keeps on the heap, once per reader: open containers, symbols, scratch space.</summary>
internal sealed class ReaderState(IonReaderOptions options)
{
    private const int SymbolTableDepth = 3;
    private const int MostScratchKept = 1 << 16;
    private const int MostAnnotationsKept = 1024;

    private readonly int _maxDepth = options.MaxDepth;
    private Frame[] _frames = new Frame[8];
    private int _depth;
    private byte[] _scratch = [];
    private TextCache? _texts;

    public IonReaderOptions Options { get; } = options;

    public SymbolTable Symbols { get; set; } = SymbolTable.System;

    /// <summary>Where the state serves one reader after the other.</summary>
    public KnownSymbols? KnownSymbols { get; init; }

    public TextCache Texts => _texts ??= new TextCache();

    /// <summary>The annotations of the current value in text.</summary>
    public TextSymbol[] Annotations { get; private set; } = [];

    public int AnnotationCount { get; set; }

    /// <summary>
    /// In binary: where the annotation with an index starts, so that the next one need not be searched from the first.
    /// </summary>
    public (int Index, int Position) AnnotationPlace { get; set; }

    public int Depth => _depth;

    /// <summary>Whether another container may be opened; what symbol tables need does not count.</summary>
    public bool CanStepIn => _depth < _maxDepth + (ReadsSymbolTable ? SymbolTableDepth : 0);

    public bool ReadsSymbolTable { get; set; }

    /// <summary>Makes ready for another reader after one that came to its end.</summary>
    public void Restart()
    {
        Symbols = SymbolTable.System;
        AnnotationCount = 0;
        Annotations = Annotations.Length > MostAnnotationsKept ? [] : Annotations;
        _scratch = _scratch.Length > MostScratchKept ? [] : _scratch;
        KnownSymbols?.ForgetGrown();
    }

    public void Push(Frame frame)
    {
        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }

        _frames[_depth++] = frame;
    }

    public Frame Pop()
    {
        return _frames[--_depth];
    }

    public void AddAnnotation(TextSymbol annotation)
    {
        if (AnnotationCount == Annotations.Length)
        {
            TextSymbol[] larger = new TextSymbol[Math.Max(4, AnnotationCount * 2)];
            Annotations.CopyTo(larger, 0);
            Annotations = larger;
        }

        Annotations[AnnotationCount++] = annotation;
    }

    /// <summary>Space for one decoded text, which lasts until the next one is asked for.</summary>
    public Span<byte> GetScratch(int length)
    {
        if (_scratch.Length < length)
        {
            _scratch = new byte[Math.Max(length, Math.Min(_scratch.Length, 1 << 20) * 2)];
        }

        return _scratch;
    }

    /// <summary>What to go back to on leaving a container: where it ends and what encloses it.</summary>
    public readonly record struct Frame(int End, IonType Container);
}
