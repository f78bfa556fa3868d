using System;
using System.Management.Automation;

namespace SessionTools.Common;

/// <summary>
/// Turns a connection that came out of a job or a file, and so has no life any more, into an error that says so.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LiveObjectAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is PSObject wrapped && IsDeserialized(wrapped))
        {
            throw new ArgumentTransformationMetadataException(
                $"The {wrapped.TypeNames[0].Split('.')[^1].ToLowerInvariant()} has been serialized, as jobs and Import-Clixml do, and is only a picture "
                + "of the original. Make a new one here; to share one between threads use ForEach-Object -Parallel or Start-ThreadJob with $using:.");
        }

        return inputData;
    }

    private static bool IsDeserialized(PSObject value) =>
        value.TypeNames.Count > 0 && value.TypeNames[0].StartsWith("Deserialized.SessionTools.", StringComparison.Ordinal);
}
