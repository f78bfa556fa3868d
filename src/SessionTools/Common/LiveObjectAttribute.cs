using System;
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
    private static readonly Lazy<Connection> s_picture = new(() => new Connection(new ConnectionSettings { Region = "us-east-1" }));

    /// <summary>Leaves it to the cmdlet what a connection without life means: it gets one that <see cref="IsPicture"/> knows, instead of an error.</summary>
    public bool KeepsPicture { get; init; }

    public static bool IsPicture(Connection? connection) => s_picture.IsValueCreated && connection == s_picture.Value;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (KeepsPicture && (inputData is PSObject wrapping ? wrapping.BaseObject : inputData) is PSCustomObject or string)
        {
            return s_picture.Value;
        }

        if (inputData is string or PSObject { BaseObject: string })
        {
            throw Refuse($"'{inputData}' is text and no live object. It may be what is left of one that has been serialized, as jobs and Import-Clixml do.");
        }

        return inputData is not PSObject wrapped || !IsDeserialized(wrapped) ? inputData
            : throw RefusePicture(wrapped.TypeNames[0].Split('.')[^1].ToLowerInvariant());
    }

    public static ArgumentTransformationMetadataException RefusePicture(string type) =>
        Refuse($"The {type} has been serialized, as jobs and Import-Clixml do, and is only a picture of the original.");

    private static ArgumentTransformationMetadataException Refuse(string what) => new(
        $"{what} Make a new one here and name it (-Connection, -Session); to share one between threads use ForEach-Object -Parallel "
        + "or Start-ThreadJob with $using:.");

    private static bool IsDeserialized(PSObject value) =>
        value.TypeNames.Count > 0 && value.TypeNames[0].StartsWith("Deserialized.SessionTools.", StringComparison.Ordinal);
}
