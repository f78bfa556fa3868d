using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Local.AppConfig;

/// <summary>Deployed configurations of an endpoint that keeps nothing.</summary>
internal sealed class MemoryConfigurations : IConfigurationSource
{
    private readonly List<LocalConfiguration> _configurations = [];

    public IReadOnlyList<DeployedProfile> List() => _configurations
        .Select(entry => new DeployedProfile(entry.Application, entry.Environment, entry.ConfigurationProfile, () => entry))
        .ToArray();

    public void Put(LocalConfiguration configuration)
    {
        _configurations.RemoveAll(configuration.IsSameProfile);
        _configurations.Add(configuration);
    }
}
