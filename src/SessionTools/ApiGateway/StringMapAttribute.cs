using System;
using System.Management.Automation;

namespace SessionTools.ApiGateway;

/// <summary>
/// Takes hashtables, dictionaries and objects (as ConvertFrom-Json makes) as maps of text; values that are no text are
/// written as PowerShell writes them, values that have parts are refused.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StringMapAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => StringMap.From(inputData);
}
