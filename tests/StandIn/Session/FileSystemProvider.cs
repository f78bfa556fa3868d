namespace Microsoft.PowerShell.Commands;

/// <summary>Names the provider, so that a cmdlet can tell a file from a registry key.</summary>
public sealed class FileSystemProvider
{
    public const string ProviderName = "FileSystem";

    private FileSystemProvider()
    {
    }
}
