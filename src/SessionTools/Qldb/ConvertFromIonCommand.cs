using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Management.Automation;
using System.Text;
using SessionTools.Common;
using SessionTools.Ion;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsData.ConvertFrom, "Ion", DefaultParameterSetName = InputSet)]
[OutputType(typeof(PSObject), typeof(IonValue))]
public sealed class ConvertFromIonCommand : SessionToolsCmdlet
{
    private const string InputSet = "InputObject";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly StringBuilder _text = new();
    private readonly List<byte> _bytes = [];

    /// <summary>Text, whose pieces are joined by line breaks, or bytes; also files, as Get-Item and Get-ChildItem give them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowEmptyString]
    public object InputObject { get; set; } = null!;

    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>No input of a pipeline ever binds here, because -InputObject takes whatever comes; it takes files too.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <summary>Exact values: with annotations, symbols, typed nulls and every digit.</summary>
    [Parameter]
    public SwitchParameter AsIon { get; set; }

    /// <summary>How many containers may be nested.</summary>
    [Parameter]
    [ValidateRange(1, IonReaderOptions.LargestMaxDepth)]
    public int Depth { get; set; } = IonFromObjects.DefaultDepth;

    protected override void BeginInput() => RequireOneOf((nameof(AsHashtable), AsHashtable), (nameof(AsIon), AsIon));

    protected override void ProcessInput()
    {
        if (ParameterSetName == InputSet)
        {
            Collect(InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject);
            return;
        }

        foreach (string path in ParameterSetName == PathSet ? Path : LiteralPath)
        {
            WriteFiles(path, isPattern: ParameterSetName == PathSet);
        }
    }

    protected override void EndInput()
    {
        if (_text.Length > 0 && _bytes.Count > 0)
        {
            throw new IonConversionException(IonConversionProblem.NotIon, "The input mixes text and bytes. Give either.");
        }

        WriteValues(_bytes.Count > 0 ? [.. _bytes] : Encoding.UTF8.GetBytes(_text.ToString()), source: "The input");
    }

    private void Collect(object input)
    {
        switch (input)
        {
            case string text:
                _text.Append(text).Append('\n');
                break;
            case byte single:
                _bytes.Add(single);
                break;
            case byte[] bytes:
                _bytes.AddRange(bytes);
                break;
            case var _ when PipedFile.PathOf(InputObject) is { } path:
                WriteFiles(path, isPattern: false);
                break;
            default:
                throw new IonConversionException(
                    IonConversionProblem.NotIon,
                    $"An object of type {input.GetType().Name} is neither Ion text nor Ion bytes nor a file. To write an object as Ion use ConvertTo-Ion.");
        }
    }

    private void WriteFiles(string path, bool isPattern)
    {
        string literal = FilePath(path, isPattern ? nameof(Path) : nameof(LiteralPath));
        Collection<string> files = isPattern ? SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _) : [literal];
        foreach (string file in files)
        {
            WriteValues(Read(file), $"The file '{file}'");
        }
    }

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IonConversionException(IonConversionProblem.NotReadable, $"The file '{file}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Each value as soon as it is read; those before a mistake come too.</summary>
    private void WriteValues(ReadOnlySpan<byte> ion, string source)
    {
        try
        {
            IonReader reader = new(ion, new IonReaderOptions { MaxDepth = Depth });
            while (reader.Read())
            {
                IonValue value = IonValue.Read(ref reader);
                WriteObject(AsIon ? value : IonToObjects.From(value, AsHashtable));
            }
        }
        catch (IonException exception)
        {
            throw new IonConversionException(IonConversionProblem.NotIon, $"{source} is not Ion: {exception.Message}", exception);
        }
    }
}
