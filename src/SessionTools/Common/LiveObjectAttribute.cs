using System;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using SessionTools.Clients.Common;

namespace SessionTools.Common;

/// <summary>
/// Turns a connection or session that came out of a job or a file, and so has no life any more, into an error that says
/// so. Jobs keep only the text of what an object refers to.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LiveObjectAttribute : ArgumentTransformationAttribute
{
    private static readonly ConditionalWeakTable<Connection, ArgumentTransformationMetadataException> s_pictures = new();
    private static volatile Connection? s_last;

    /// <summary>Leaves it to the cmdlet what a connection without life means: it gets one that has a <see cref="RefusalOf"/>, instead of the error.</summary>
    public bool KeepsPicture { get; init; }

    /// <returns>The error that a connection without life stands for; null for any other.</returns>
    public static ArgumentTransformationMetadataException? RefusalOf(Connection? connection) =>
        connection is not null && s_pictures.TryGetValue(connection, out ArgumentTransformationMetadataException? refusal) ? refusal : null;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        return FindRefusal(inputData) is not { } refusal ? inputData : KeepsPicture ? Picture(refusal) : throw refusal;
    }

    private ArgumentTransformationMetadataException? FindRefusal(object inputData) => inputData switch
    {
        string or PSObject { BaseObject: string } => Refuse(
            $"'{inputData}' is text and no live object. It may be what is left of one that has been serialized, as jobs and Import-Clixml do."),
        PSObject wrapped when IsDeserialized(wrapped) => RefusePicture(wrapped.TypeNames[0].Split('.')[^1].ToLowerInvariant()),
        PSObject { BaseObject: PSCustomObject } when KeepsPicture => RefusePicture("connection"),
        _ => null,
    };

    /// <summary>What comes down a pipeline mostly carries one connection: it is not made again for each object.</summary>
    private static Connection Picture(ArgumentTransformationMetadataException refusal)
    {
        if (s_last is not { } picture || RefusalOf(picture)?.Message != refusal.Message)
        {
            picture = new Connection(new ConnectionSettings { Region = "us-east-1" });
            s_pictures.Add(picture, refusal);
            s_last = picture;
        }

        return picture;
    }

    private static ArgumentTransformationMetadataException RefusePicture(string type) =>
        Refuse($"The {type} has been serialized, as jobs and Import-Clixml do, and is only a picture of the original.");

    private static ArgumentTransformationMetadataException Refuse(string what) => new(
        $"{what} Make a new one here and name it (-Connection, -Session); to share one between threads use ForEach-Object -Parallel "
        + "or Start-ThreadJob with $using:.");

    private static bool IsDeserialized(PSObject value) =>
        value.TypeNames.Count > 0 && value.TypeNames[0].StartsWith("Deserialized.SessionTools.", StringComparison.Ordinal);
}
