using System;

namespace SessionTools.Local.AppConfig;

/// <summary>A profile of an environment to which something is deployed, and how to read it.</summary>
internal sealed record DeployedProfile(string Application, string Environment, string ConfigurationProfile, Func<LocalConfiguration?> Read);
