using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using SessionTools.ApiGateway;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.Commands;

[Cmdlet(VerbsData.Export, "ApiGatewayIntegrationResponse", SupportsShouldProcess = true)]
[OutputType(typeof(string))]
public sealed class ExportApiGatewayIntegrationResponseCommand : ConnectedCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string ApiId { get; set; } = null!;

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? IntegrationId { get; set; }

    /// <summary>The file; without it the document is emitted as one string.</summary>
    [Parameter(Position = 2)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Leaves a file that is there as it is.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    protected override object ErrorTarget => new IntegrationResponseTarget(Connection, ApiId, IntegrationId, null, null);

    protected override void ProcessInput()
    {
        IntegrationResponseExport export = new(CurrentConnection.Client(ApiGatewayService.Description));
        string text = Await(stop => export.ReadAsync(ApiId, IntegrationId, stop)).ToString();
        if (Path is null)
        {
            WriteObject(text);
            return;
        }

        string file = FilePath(Path, nameof(Path));
        if (ShouldProcess(file, "Write integration responses"))
        {
            Write(file, text);
        }
    }

    private void Write(string file, string text)
    {
        try
        {
            using FileStream stream = new(file, NoClobber ? FileMode.CreateNew : FileMode.Create, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IntegrationResponseDocumentException(DocumentProblem.NotWritable, $"The integration responses cannot be written: {exception.Message}", exception);
        }
    }
}
