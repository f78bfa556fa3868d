using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class PipelineTests
{
    [EngineFact]
    public void A_cmdlet_writes_what_it_is_asked_for()
    {
        using Shell shell = new();
        Assert.Equal([1, 2, 3], shell.Run("Test-Count", ("Count", 3)).Cast<int>());
    }
}
