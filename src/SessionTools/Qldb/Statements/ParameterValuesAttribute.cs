using System;
using System.Management.Automation;

namespace SessionTools.Qldb;

/// <summary>Keeps bytes together, which the engine would take apart where an array of objects is asked for: they are one value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParameterValuesAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is byte[] ? new[] { inputData } : inputData;
}
