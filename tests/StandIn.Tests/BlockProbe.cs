using System.Threading;

namespace SessionTools.StandIn.Tests;

/// <summary>What a blocking command saw.</summary>
public sealed class BlockProbe
{
    public ManualResetEventSlim Begun { get; } = new();

    public ManualResetEventSlim Stopped { get; } = new();

    public int ThreadId { get; set; }

    public int StopThreadId { get; set; }

    public bool WasStopping { get; set; }

    public bool SawStop { get; set; }
}
