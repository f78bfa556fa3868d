using System;
using System.Management.Automation;

namespace SessionTools.ApiGateway;

/// <summary>
/// A null that is given, as a property of a piped object gives it, arrives as an empty text. Otherwise it could not be
/// told from a parameter that is not given.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmptyForNullAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData ?? "";
}
