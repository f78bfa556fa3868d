using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace SessionTools.Cmdlets.Tests;

/// <summary>What a pipeline brought: its output, its errors and the error that ended it, if one did.</summary>
public sealed record Outcome(IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, ErrorRecord? Terminating)
{
    /// <summary>The texts of its warnings.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>The one error, whichever way it came.</summary>
    public ErrorRecord Error => Errors.Concat(Terminating is null ? [] : [Terminating]).DistinctBy(record => record.Exception).Single();

    /// <summary>The first part of the one error's id.</summary>
    public string ErrorId => Error.FullyQualifiedErrorId.Split(',')[0];

    public IEnumerable<T> As<T>() => Output.Select(item => (T)item.BaseObject);

    /// <param name="pipeline">The pipeline, which is disposed of.</param>
    /// <param name="input">What comes down to its first command.</param>
    public static Outcome Of(PowerShell pipeline, IEnumerable<object>? input = null)
    {
        using (pipeline)
        {
            PSDataCollection<PSObject> output = [];
            ErrorRecord? terminating = null;
            try
            {
                pipeline.Invoke(input, output);
            }
            catch (RuntimeException exception)
            {
                terminating = exception.ErrorRecord;
            }

            return new Outcome(output.ToArray(), pipeline.Streams.Error.ToArray(), terminating)
            {
                Warnings = pipeline.Streams.Warning.Select(warning => warning.Message).ToArray(),
            };
        }
    }
}
