using System;
using System.IO;
using System.Management.Automation;
using SessionTools.Clients.QApps;
using SessionTools.QApps;

namespace SessionTools.Commands;

/// <summary>Without -OutFile and -AsObject it emits the link to the data.</summary>
[Cmdlet(VerbsData.Export, "QAppSessionData", SupportsShouldProcess = true)]
[OutputType(typeof(QAppSessionExport), typeof(PSObject), typeof(FileInfo))]
public sealed class ExportQAppSessionDataCommand : QAppSessionCmdlet
{
    /// <summary>The CSV file to write.</summary>
    [Parameter]
    [Alias("Path", "FilePath")]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Emits an object for each row.</summary>
    [Parameter]
    public SwitchParameter AsObject { get; set; }

    /// <summary>Leaves an existing file as it is.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Emits the written file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessInput()
    {
        string? path = OutFile is null ? null : FilePath(OutFile, nameof(OutFile));
        FileMode mode = NoClobber ? FileMode.CreateNew : FileMode.Create;
        if (path is not null && NoClobber && File.Exists(path))
        {
            throw new QAppException(QAppProblem.FileExists, $"The file '{path}' exists already, and -NoClobber is given.");
        }

        if (!ShouldProcess($"session {SessionId}", path is null ? "Export the collected data" : $"Export the collected data to '{path}'"))
        {
            return;
        }

        string instanceId = CurrentInstanceId;
        ExportQAppSessionDataRequest request = new() { InstanceId = instanceId, SessionId = SessionId };
        ExportQAppSessionDataResponse export = Call(QAppsOperations.ExportQAppSessionData, request);
        if (path is null && !AsObject)
        {
            WriteObject(new QAppSessionExport(export, SessionId, instanceId, CurrentConnection));
            return;
        }

        Connection connection = CurrentConnection;
        byte[] csv = Await(stop => SessionDataExport.DownloadAsync(connection, export, stop));
        if (path is not null)
        {
            Save(path, csv, mode);
        }

        if (AsObject)
        {
            WriteObject(CsvObjects.Read(csv), enumerateCollection: true);
        }
    }

    private void Save(string path, byte[] csv, FileMode mode)
    {
        try
        {
            using FileStream file = new(path, mode, FileAccess.Write);
            file.Write(csv);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new QAppException(QAppProblem.FileNotWritten, $"The exported data could not be written: {exception.Message}", exception);
        }

        if (PassThru)
        {
            WriteObject(new FileInfo(path));
        }
    }
}
