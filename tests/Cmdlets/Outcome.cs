using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace SessionTools.Cmdlets.Tests;

/// <summary>What a pipeline brought: its output, its errors and the error that ended it, if one did.</summary>
public sealed record Outcome(IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, ErrorRecord? Terminating)
{
    /// <summary>The one error, whichever way it came.</summary>
    public ErrorRecord Error => Errors.Concat(Terminating is null ? [] : [Terminating]).DistinctBy(record => record.Exception).Single();

    /// <summary>The first part of the one error's id.</summary>
    public string ErrorId => Error.FullyQualifiedErrorId.Split(',')[0];

    public IEnumerable<T> As<T>() => Output.Select(item => (T)item.BaseObject);

    public static Outcome Of(PowerShell pipeline)
    {
        using (pipeline)
        {
            PSDataCollection<PSObject> output = [];
            ErrorRecord? terminating = null;
            try
            {
                pipeline.Invoke(null, output);
            }
            catch (RuntimeException exception)
            {
                terminating = exception.ErrorRecord;
            }

            return new Outcome(output.ToArray(), pipeline.Streams.Error.ToArray(), terminating);
        }
    }
}
