using System.Net;
using System.Security;

namespace System.Management.Automation;

[Flags]
public enum PSCredentialTypes
{
    Generic = 1,
    Domain = 2,
    Default = 3,
}

[Flags]
public enum PSCredentialUIOptions
{
    None = 0,
    Default = 1,
    ValidateUserNameSyntax = 1,
    AlwaysPrompt = 2,
    ReadOnlyUserName = 3,
}

public sealed class PSCredential
{
    private static readonly SecureString s_noPassword = new();

    public PSCredential(string userName, SecureString password)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentNullException.ThrowIfNull(password);
        UserName = userName;
        Password = password;
    }

    private PSCredential()
    {
        UserName = string.Empty;
        Password = s_noPassword;
    }

    public static PSCredential Empty { get; } = new();

    public string UserName { get; }

    public SecureString Password { get; }

    public static explicit operator NetworkCredential(PSCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return credential.GetNetworkCredential();
    }

    public NetworkCredential GetNetworkCredential()
    {
        string[] parts = UserName.Split('\\', 2);
        return parts.Length == 2
            ? new NetworkCredential(parts[1], Password, parts[0])
            : new NetworkCredential(UserName, Password);
    }
}
