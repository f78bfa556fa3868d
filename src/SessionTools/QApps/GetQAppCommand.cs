using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.QApps;
using SessionTools.Common;
using SessionTools.QApps;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "QApp")]
[OutputType(typeof(QApp), typeof(Page))]
public sealed class GetQAppCommand : ListCmdlet
{
    /// <summary>The app to describe with its cards; without it all apps are listed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? AppId { get; set; }

    /// <summary>The latest version where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int? AppVersion { get; set; }

    /// <summary>Lists only apps whose title is like this.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Title { get; set; }

    /// <summary>
    /// The Amazon Q Business application environment instance; else the connection's, else that of the environment
    /// variable SESSIONTOOLS_QAPPS_INSTANCE_ID.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    protected override object? ErrorTarget => AppId;

    internal override string ParameterFor(string memberPath) => memberPath is "limit" ? nameof(PageSize) : base.ParameterFor(memberPath);

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        string instanceId = InstanceIds.Resolve(InstanceId, connection);
        if (AppId is not null)
        {
            RefuseWithId(nameof(AppId), nameof(Title));
            WriteApp(connection, new GetQAppRequest { InstanceId = instanceId, AppId = AppId, AppVersion = AppVersion });
            return;
        }

        WildcardPattern? title = Title is null ? null : new WildcardPattern(Title, WildcardOptions.IgnoreCase);
        WriteList(
            connection.Client(QAppsService.Description),
            QAppsOperations.ListQApps,
            new ListQAppsRequest { InstanceId = instanceId, Limit = PageSize, NextToken = NextToken },
            page => page.Apps.Where(app => title?.IsMatch(app.Title) ?? true).Select(app => Remembered(new QApp(app, instanceId, connection))));
    }

    private static QApp Remembered(QApp app)
    {
        RunspaceState.Current.RecentIds.Add(nameof(QApp.AppId), app.AppId, app.Title);
        return app;
    }

    private void WriteApp(Connection connection, GetQAppRequest request)
    {
        AppDefinitions definitions = RunspaceState.Current.QAppDefinitions;
        GetQAppResponse app = Await(stop => definitions.GetAsync(connection, request, stop));
        WriteObject(new QApp(app, request.InstanceId!, connection));
    }
}
