using System.Management.Automation;
using System.Reflection;

namespace SessionTools.Cmdlets.Tests;

internal static class PipelineExtensions
{
    /// <summary>Adds each property of an anonymous object as a parameter.</summary>
    public static PowerShell AddParameters(this PowerShell pipeline, object? parameters)
    {
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
