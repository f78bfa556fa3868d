using System.Management.Automation.Host;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CredentialAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        ArgumentNullException.ThrowIfNull(engineIntrinsics);
        object? data = PSObject.Base(inputData);
        if (data is PSCredential credential)
        {
            return credential;
        }

        PSHostUserInterface ui = engineIntrinsics.Host.UI ?? throw new PSNotSupportedException("The host cannot ask for a credential.");
        return ui.PromptForCredential("Credential", "Enter your credentials.", data as string ?? string.Empty, string.Empty);
    }
}
