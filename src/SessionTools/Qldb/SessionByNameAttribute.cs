using System;
using System.Management.Automation;
using SessionTools.Common;

namespace SessionTools.Qldb;

/// <summary>Turns the name of a session of this runspace into the session.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SessionByNameAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string name)
        {
            return inputData;
        }

        return RunspaceState.Current.Qldb.Find(name)
            ?? throw new ArgumentTransformationMetadataException($"No session named '{name}' is open here. Get-QLDBSession shows those that are.");
    }
}
