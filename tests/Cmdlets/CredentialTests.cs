using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using SessionTools.Deadline;
using SessionTools.EngineTests;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Whose keys sign a call, and for which region.</summary>
public sealed class CredentialTests : IDisposable
{
    private readonly Shell _shell = new();
    private readonly RecordingServer _server = new(_ => new RecordingServer.Reply("""{"farms":[]}"""));

    public void Dispose()
    {
        _shell.Dispose();
        _server.Dispose();
    }

    [EngineFact]
    public void A_PSCredential_holds_the_two_keys() =>
        Assert.Equal("AKIAPAIR", Signer(new { Region = "eu-west-1", Credential = new PSCredential("AKIAPAIR", Secure("planted")) }));

    [EngineFact]
    public void A_credentials_object_of_another_SDK_is_asked_at_every_call()
    {
        ForeignCredentials foreign = new();
        Assert.Equal("ASIAFOREIGN1", Signer(new { Region = "eu-west-1", Credential = foreign }));
        Assert.Equal("ASIAFOREIGN2", Signer(new { Region = "eu-west-1", Credential = foreign }));
    }

    [EngineFact]
    public void An_answer_of_STS_holds_temporary_keys()
    {
        Assert.Equal("ASIASTS", Signer(new { Region = "eu-west-1", Credential = StsKeys() }));
        Assert.Equal("planted-token", _server.Requests[^1].Headers["x-amz-security-token"]);
        PSObject whole = new();
        whole.Properties.Add(new PSNoteProperty("Credentials", StsKeys()));
        Assert.Equal("ASIASTS", Signer(new { Region = "eu-west-1", Credential = whole }));
    }

    [EngineFact]
    public void What_is_no_credential_is_refused_in_words()
    {
        Outcome outcome = Call(new { Region = "eu-west-1", Credential = 42 });
        Assert.Equal("ParameterArgumentTransformationError", outcome.ErrorId);
        Assert.Contains("PSCredential", outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void Keys_come_before_a_credential_and_that_before_stored_ones()
    {
        Store("StoredAWSCredentials", new ForeignCredentials());
        Assert.Equal("ASIAFOREIGN1", Signer(new { Region = "eu-west-1" }));
        Assert.Equal("ASIASTS", Signer(new { Region = "eu-west-1", Credential = StsKeys() }));
        Assert.Equal("AKIAGIVEN", Signer(new { Region = "eu-west-1", Credential = StsKeys(), AccessKey = "AKIAGIVEN", SecretKey = new Secret("s") }));
    }

    [EngineFact]
    public void A_default_connection_comes_before_stored_credentials()
    {
        Store("StoredAWSCredentials", new ForeignCredentials());
        Outcome.Of(_shell.Bare("Connect-SessionTools", new { Region = "eu-west-1", Credential = StsKeys(), EndpointUrl = _server.Url }));
        Assert.Empty(Outcome.Of(_shell.Bare("Get-DLFarm")).Errors);
        Assert.Equal("ASIASTS", _server.Requests[^1].SignedBy);
    }

    [EngineFact]
    public void The_stored_region_serves_where_none_is_given()
    {
        Store("StoredAWSRegion", "eu-stored-1");
        Signer(new { Credential = StsKeys() });
        Assert.Contains("/eu-stored-1/deadline/", _server.Requests[^1].Headers["Authorization"], StringComparison.Ordinal);
        Signer(new { Credential = StsKeys(), Region = "eu-given-1" });
        Assert.Contains("/eu-given-1/deadline/", _server.Requests[^1].Headers["Authorization"], StringComparison.Ordinal);
    }

    [EngineFact]
    public void Stored_credentials_that_are_none_are_named()
    {
        Store("StoredAWSCredentials", "text");
        Outcome outcome = Call(new { Region = "eu-west-1" });
        Assert.Equal("InvalidCredential", outcome.ErrorId);
        Assert.Contains("$StoredAWSCredentials", outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_connection_and_a_credential_together_are_refused() =>
        Assert.Equal("ConflictingConnection", _shell.Run("Get-DLFarm", new { Credential = StsKeys() }).ErrorId);

    [EngineFact]
    public void A_proxy_s_user_without_a_proxy_is_refused() =>
        Assert.Equal("ConflictingConnection", Outcome.Of(_shell.Bare("Connect-SessionTools", new { Region = "eu-west-1", ProxyCredential = new PSCredential("u", Secure("p")) })).ErrorId);

    [EngineFact]
    public void Equal_credentials_share_one_connection()
    {
        using RecordingServer farms = new(_ => new RecordingServer.Reply("""{"farms":[{"farmId":"f","displayName":"f","createdAt":"2030-01-01T00:00:00Z","createdBy":"me"}]}"""));
        Connection[] seen = Enumerable.Range(0, 2)
            .Select(_ => new { Region = "eu-west-1", Credential = new PSCredential("AKIAPAIR", Secure("planted")), EndpointUrl = farms.Url })
            .Select(parameters => Assert.Single(Outcome.Of(_shell.Bare("Get-DLFarm", parameters)).As<Farm>()).Connection)
            .ToArray();
        Assert.Same(seen[0], seen[1]);
    }

    private string? Signer(object parameters)
    {
        Outcome outcome = Call(parameters);
        Assert.Empty(outcome.Errors);
        Assert.Null(outcome.Terminating);
        return _server.Requests[^1].SignedBy;
    }

    private Outcome Call(object parameters)
    {
        PowerShell pipeline = _shell.Bare("Get-DLFarm", parameters);
        pipeline.AddParameter("EndpointUrl", _server.Url);
        return Outcome.Of(pipeline);
    }

    private void Store(string variable, object value) => _shell.Runspace.SessionStateProxy.SetVariable(variable, value);

    private static PSObject StsKeys()
    {
        PSObject keys = new();
        keys.Properties.Add(new PSNoteProperty("AccessKeyId", "ASIASTS"));
        keys.Properties.Add(new PSNoteProperty("SecretAccessKey", "planted-secret"));
        keys.Properties.Add(new PSNoteProperty("SessionToken", "planted-token"));
        return keys;
    }

    private static SecureString Secure(string text)
    {
        SecureString secure = new();
        text.ToList().ForEach(secure.AppendChar);
        return secure;
    }

    private sealed class ForeignCredentials
    {
        private int _asked;

        public ForeignKeys GetCredentials() => new($"ASIAFOREIGN{++_asked}", "planted-secret", "planted-token");
    }

    private sealed record ForeignKeys(string AccessKey, string SecretKey, string Token);
}
