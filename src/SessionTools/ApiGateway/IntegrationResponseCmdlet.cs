using System.ComponentModel;
using System.Management.Automation;
using SessionTools.ApiGateway;
using SessionTools.Clients.ApiGateway;
using SessionTools.Common;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that change integration responses of one integration.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class IntegrationResponseCmdlet : ConnectedCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string ApiId { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string IntegrationId { get; set; } = null!;

    internal IntegrationScope Scope => new(ApiId, IntegrationId);

    internal IntegrationResponses Responses => new(CurrentConnection.Client(ApiGatewayService.Description));

    internal IntegrationResponseTarget Target(string? id, string? key) => new(Connection, ApiId, IntegrationId, id, key);

    internal void WriteResponse(IntegrationResponseState state)
    {
        IntegrationResponse response = new(state, Scope, CurrentConnection);
        response.Remember();
        WriteObject(response);
    }
}
