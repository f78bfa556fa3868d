using System;
using System.Collections.Generic;
using System.Management.Automation;
using SessionTools.TestSupport;

namespace SessionTools.Cmdlets.Tests;

/// <summary>A shell whose QLDB cmdlets go to a ledger that answers as it is told.</summary>
public sealed class QldbShell : IDisposable
{
    private readonly Shell _shell = new();

    public QldbShell()
    {
        Connection = TestConnections.To(Ledger, _shell.Clock);
    }

    public ScriptedLedger Ledger { get; } = new();

    public Connection Connection { get; }

    public TestClock Clock => _shell.Clock;

    /// <summary>The commands that the ledger has seen, in one line.</summary>
    public string Sent => string.Join(' ', Ledger.Commands);

    public PowerShell Pipeline(string command, object? parameters = null) => _shell.Bare(command, parameters).AddParameter("Connection", Connection);

    public Outcome Run(string command, object? parameters = null) => Outcome.Of(Pipeline(command, parameters));

    /// <summary>Runs a command that a pipeline gives its input.</summary>
    public Outcome Feed(IEnumerable<object> input, string command, object? parameters = null) => Outcome.Of(Pipeline(command, parameters), input);

    /// <summary>Runs a command that takes no connection.</summary>
    public Outcome Bare(string command, object? parameters = null) => Outcome.Of(_shell.Bare(command, parameters));

    /// <summary>Runs a script, in which $connection is the ledger.</summary>
    public Outcome Script(string script)
    {
        using PowerShell variable = PowerShell.Create();
        variable.Runspace = _shell.Runspace;
        variable.AddCommand("Set-Variable").AddParameter("Name", "connection").AddParameter("Value", Connection).Invoke();
        PowerShell pipeline = PowerShell.Create();
        pipeline.Runspace = _shell.Runspace;
        return Outcome.Of(pipeline.AddScript(script));
    }

    /// <summary>Closes the runspace, as the end of a script does.</summary>
    public void CloseRunspace() => _shell.Runspace.Dispose();

    public void Dispose()
    {
        _shell.Dispose();
        Connection.Dispose();
        Ledger.Dispose();
    }
}
