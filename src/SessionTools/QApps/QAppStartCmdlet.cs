using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.QApps;
using SessionTools.Common;
using SessionTools.QApps;

namespace SessionTools.Commands;

/// <summary>The base of the cmdlets that start a session of a Q App.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QAppStartCmdlet : QAppCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string AppId { get; set; } = null!;

    /// <summary>The latest version where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int? AppVersion { get; set; }

    /// <summary>A hashtable of values by card title or id, or objects with CardId and Value.</summary>
    [Parameter]
    [Alias("InitialValues")]
    [ValidateNotNull]
    public object[]? InitialValue { get; set; }

    [Parameter]
    [Alias("Tags")]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    protected override object? ErrorTarget => AppId;

    internal override string ParameterFor(string memberPath) =>
        base.ParameterFor(memberPath) is "values" ? nameof(InitialValue) : base.ParameterFor(memberPath);

    /// <summary>The request, checked as far as it can be before anything is asked of the service.</summary>
    /// <param name="app">The app that it is for; null where the user may run it, but not see it.</param>
    internal StartQAppSessionRequest StartRequest(out GetQAppResponse? app)
    {
        IReadOnlyList<CardInput> inputs = CardInputReader.Read(InitialValue, beside: null);
        CardInputs.Check(inputs);
        app = FindApp();
        AppDefinition? definition = app?.AppDefinition;
        return new StartQAppSessionRequest
        {
            InstanceId = CurrentInstanceId,
            AppId = AppId,
            AppVersion = AppVersion ?? app?.AppVersion,
            InitialValues = inputs.Count == 0 ? null : inputs.Select(input => CardInputs.Resolve(input, definition)).ToArray(),
            Tags = Tag?.Cast<DictionaryEntry>().ToDictionary(tag => TextOf(tag.Key), tag => TextOf(tag.Value)),
        };
    }

    private protected static string Target(StartQAppSessionRequest request, GetQAppResponse? app) =>
        app is null
            ? $"app {request.AppId}, version {request.AppVersion}"
            : $"app '{app.Title}' ({request.AppId}), version {request.AppVersion}";

    private GetQAppResponse? FindApp()
    {
        try
        {
            return App(AppId, AppVersion);
        }
        catch (ServiceException exception) when (AppVersion is not null && exception.Kind == ErrorKind.AccessDenied)
        {
            return null;
        }
    }

    private static string TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
