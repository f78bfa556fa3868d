using System;
using System.Collections.Generic;
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
    /// <summary>By their connections and APIs: a document holds those of one API, however many objects name it.</summary>
    private readonly List<(Connection Connection, string ApiId, IntegrationResponseExport Export)> _exports = [];

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
        Connection connection = CurrentConnection;
        IntegrationResponseExport? known = _exports.Find(item => item.Connection == connection && item.ApiId == ApiId).Export;
        if (known is null)
        {
            RequireOneApi();
        }

        IntegrationResponseExport export = known ?? new(connection.Client(ApiGatewayService.Description), ApiId);
        Await(stop => export.AddAsync(IntegrationId, stop));
        if (known is null)
        {
            _exports.Add((connection, ApiId, export));
        }
    }

    protected override void EndInput()
    {
        foreach ((_, _, IntegrationResponseExport export) in _exports)
        {
            string text = export.ToDocument().ToString();
            if (Path is null)
            {
                WriteObject(text);
                continue;
            }

            string file = FilePath(Path, nameof(Path));
            if (ShouldProcess(file, "Write integration responses"))
            {
                Write(file, text);
            }
        }
    }

    private void RequireOneApi()
    {
        if (Path is not null && _exports.Count > 0)
        {
            throw new IntegrationResponseDocumentException(
                DocumentProblem.NotWritable,
                $"The integration responses of API '{ApiId}' are not written: '{Path}' gets those of API '{_exports[0].ApiId}', "
                + "and a file holds those of one API over one connection. Export each API to a file of its own.");
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
