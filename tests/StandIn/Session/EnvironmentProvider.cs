namespace Microsoft.PowerShell.Commands;

/// <summary>Names the provider of env:, which a cmdlet can be given a path of.</summary>
public sealed class EnvironmentProvider
{
    public const string ProviderName = "Environment";

    private EnvironmentProvider()
    {
    }
}
