using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using SessionTools.Clients.Common;

namespace SessionTools.Common;

/// <summary>
/// Turns a connection or session that came out of a job or a file, and so has no life any more, into an error that says
/// so. Jobs keep only the text of what an object refers to.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LiveObjectAttribute : ArgumentTransformationAttribute
{
    /// <summary>Connections that stand for pictures, by what is wrong with them: a handful, however many objects were saved.</summary>
    private static readonly ConcurrentDictionary<string, Connection> s_pictures = new(StringComparer.Ordinal);

    /// <summary>The same the other way round, since every object of a pipeline is looked up here.</summary>
    private static readonly ConcurrentDictionary<Connection, string> s_faults = new();

    /// <summary>Leaves it to the cmdlet what a connection without life means: it gets one that <see cref="FaultOf"/> knows, instead of an error.</summary>
    public bool KeepsPicture { get; init; }

    /// <summary>Only pictures of this type are refused; others may have properties that other parameters take. Null refuses all.</summary>
    public Type? Type { get; init; }

    /// <summary>Why a connection cannot be used; null for a live one.</summary>
    public static string? FaultOf(Connection? connection) => connection is not null && s_faults.TryGetValue(connection, out string? fault) ? fault : null;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (KeepsPicture && (inputData is PSObject wrapping ? wrapping.BaseObject : inputData) is PSCustomObject or string)
        {
            return s_pictures.GetOrAdd(FindFault(inputData) ?? FaultOfPicture("connection"), NewPicture);
        }

        return FindFault(inputData) is { } fault ? throw new ArgumentTransformationMetadataException(fault) : inputData;
    }

    private static Connection NewPicture(string fault)
    {
        Connection picture = new(new ConnectionSettings { Region = "us-east-1" });
        s_faults[picture] = fault;
        return picture;
    }

    private string? FindFault(object value)
    {
        if (value is string or PSObject { BaseObject: string })
        {
            return Advise($"'{value}' is text and no live object. It may be what is left of one that has been serialized, as jobs and Import-Clixml do.");
        }

        return value is PSObject { TypeNames: [string type, ..] } && IsPicture(type) ? FaultOfPicture(type.Split('.')[^1].ToLowerInvariant()) : null;
    }

    private static string FaultOfPicture(string type) =>
        Advise($"The {type} has been serialized, as jobs and Import-Clixml do, and is only a picture of the original.");

    private static string Advise(string fault) =>
        $"{fault} Make a new one here and name it (-Connection, -Session); to share one between threads use ForEach-Object -Parallel "
        + "or Start-ThreadJob with $using:.";

    private bool IsPicture(string type) => Type is null
        ? type.StartsWith("Deserialized.SessionTools.", StringComparison.Ordinal)
        : type == "Deserialized." + Type.FullName;
}
