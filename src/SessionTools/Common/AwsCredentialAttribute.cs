using System;
using System.Management.Automation;

namespace SessionTools.Common;

/// <summary>Takes every form of AWS credentials that PowerShell users have at hand.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AwsCredentialAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        CredentialReader.Read(inputData) ?? throw new ArgumentTransformationMetadataException(
            "-Credential takes a PSCredential (user name = access key, password = secret key), a credentials object of AWS.Tools, "
            + "or an object with AccessKeyId, SecretAccessKey and SessionToken. This is none of them.");
}
