using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;

namespace SessionTools.StandIn.Tests;

/// <summary>Tells where it runs.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Where")]
public sealed class TestWhereCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        WriteObject(new Place(
            Runspace.DefaultRunspace.InstanceId,
            Environment.CurrentManagedThreadId,
            SynchronizationContext.Current is null,
            Runspace.DefaultRunspace.RunspaceAvailability));
    }
}

public sealed record Place(Guid Runspace, int Thread, bool HasNoContext, RunspaceAvailability Availability);
