using System;
using System.Management.Automation;

namespace SessionTools.Common;

/// <summary>
/// Turns a connection or session that came out of a job or a file, and so has no life any more, into an error that says
/// so. Jobs keep only the text of what an object refers to.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LiveObjectAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is string or PSObject { BaseObject: string })
        {
            throw Refuse($"'{inputData}' is text and no live object. It may be what is left of one that has been serialized, as jobs and Import-Clixml do.");
        }

        return inputData is PSObject wrapped && IsDeserialized(wrapped)
            ? throw Refuse(
                $"The {wrapped.TypeNames[0].Split('.')[^1].ToLowerInvariant()} has been serialized, as jobs and Import-Clixml do, "
                + "and is only a picture of the original.")
            : inputData;
    }

    private static ArgumentTransformationMetadataException Refuse(string what) => new(
        $"{what} Make a new one here and name it (-Connection, -Session); to share one between threads use ForEach-Object -Parallel "
        + "or Start-ThreadJob with $using:.");

    private static bool IsDeserialized(PSObject value) =>
        value.TypeNames.Count > 0 && value.TypeNames[0].StartsWith("Deserialized.SessionTools.", StringComparison.Ordinal);
}
