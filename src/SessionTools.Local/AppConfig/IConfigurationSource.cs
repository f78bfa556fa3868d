using System.Collections.Generic;

namespace SessionTools.Local.AppConfig;

/// <summary>Where the embedded endpoint finds what is deployed.</summary>
internal interface IConfigurationSource
{
    /// <summary>All that is deployed now; their content may be read later.</summary>
    public IReadOnlyList<DeployedProfile> List();

    /// <summary>Deploys a configuration in the place of the profile's earlier one.</summary>
    public void Put(LocalConfiguration configuration);
}
