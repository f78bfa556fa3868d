using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace SessionTools.Cmdlets.Tests;

internal static class PipelineExtensions
{
    /// <summary>Adds each entry of a dictionary, or each property of an anonymous object, as a parameter.</summary>
    public static PowerShell AddParameters(this PowerShell pipeline, object? parameters)
    {
        if (parameters is IDictionary dictionary)
        {
            return pipeline.AddParameters(dictionary);
        }

        foreach (PropertyInfo parameter in parameters?.GetType().GetProperties() ?? [])
        {
            pipeline.AddParameter(parameter.Name, parameter.GetValue(parameters));
        }

        return pipeline;
    }

    /// <summary>Adds the next command of the pipeline.</summary>
    public static PowerShell Then(this PowerShell pipeline, string command, object? parameters = null) =>
        pipeline.AddCommand(command).AddParameters(parameters);
}
