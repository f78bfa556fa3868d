using System.IO;
using System.Management.Automation;
using SessionTools.EngineHost;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class EngineIdentityTests
{
    [EngineFact]
    public void The_engine_is_the_one_that_was_chosen()
    {
        EngineInfo engine = Engine.Current!;
        Assert.Equal(engine.Home, Path.GetDirectoryName(typeof(PSObject).Assembly.Location));
        Assert.NotEmpty(engine.Version);
    }
}
