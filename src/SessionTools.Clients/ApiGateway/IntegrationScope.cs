namespace SessionTools.Clients.ApiGateway;

/// <summary>The integration whose responses are meant.</summary>
public sealed record IntegrationScope(string ApiId, string IntegrationId)
{
    public override string ToString() => $"{ApiId}/{IntegrationId}";
}
