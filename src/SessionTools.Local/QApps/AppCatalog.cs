using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.QApps;
using SessionTools.Local.Common;

namespace SessionTools.Local.QApps;

/// <summary>The apps of the embedded endpoint, by instance and version.</summary>
internal sealed class AppCatalog
{
    private const string Document = "qapps";

    private readonly TimeProvider _time;
    private readonly LocalDocument<QAppsData> _document;
    private readonly QAppsData _data;

    public AppCatalog(LocalStore store, TimeProvider time)
    {
        _time = time;
        _document = store.Open(Document, static () => QAppsDataJson.Default.QAppsData);
        _data = _document.Value;
    }

    /// <summary>The instance of the first app; null where there is no app.</summary>
    public string? FirstInstanceId
    {
        get
        {
            lock (_data)
            {
                return _data.Apps.FirstOrDefault()?.InstanceId;
            }
        }
    }

    public bool IsOutdated => _document.IsOutdated;

    public void AddSample(DateTimeOffset now)
    {
        lock (_data)
        {
            if (QAppsSample.AddTo(_data, now.UtcDateTime))
            {
                _document.Save();
            }
        }
    }

    /// <summary>Adds an app, or a version of one, in the place of an older description of the same.</summary>
    public void Add(LocalApp app)
    {
        lock (_data)
        {
            _data.Apps.RemoveAll(other => IsSameVersion(other, app));
            _data.Apps.Add(app);
            _document.Save();
        }
    }

    /// <summary>All versions of all apps of an instance.</summary>
    /// <exception cref="LocalServiceException">It has none, which to a caller is an instance that he may not use.</exception>
    public IReadOnlyList<LocalApp> Of(string instanceId)
    {
        lock (_data)
        {
            LocalApp[] apps = _data.Apps.Where(app => app.InstanceId == instanceId).ToArray();
            return apps.Length > 0 ? apps : throw QAppsErrors.AccessDenied($"The caller has no access to an instance {instanceId}.");
        }
    }

    /// <summary>A version of an app, or its latest.</summary>
    /// <exception cref="LocalServiceException">There is none.</exception>
    public LocalApp Find(string instanceId, string appId, int? version) =>
        Of(instanceId).Where(app => app.App.AppId == appId && (version is null || app.App.AppVersion == version)).MaxBy(app => app.App.AppVersion)
            ?? throw QAppsErrors.NotFound("app", appId);

    public ListQAppsResponse List(ListQAppsRequest request)
    {
        IReadOnlyList<AppSummary> latest = Of(request.InstanceId!)
            .GroupBy(app => app.App.AppId)
            .Select(versions => Summarize(versions.MaxBy(app => app.App.AppVersion)!.App))
            .ToArray();
        (IReadOnlyList<AppSummary> page, string? next) = PageTokens.Page(
            latest,
            request.NextToken,
            request.Limit,
            _time.GetUtcNow(),
            () => QAppsErrors.Invalid("The nextToken is not valid."));
        return new ListQAppsResponse { Apps = page, NextToken = next };
    }

    private static AppSummary Summarize(GetQAppResponse app) => new()
    {
        AppId = app.AppId,
        AppArn = app.AppArn,
        Title = app.Title,
        Description = app.Description,
        CreatedAt = app.CreatedAt,
        CanEdit = app.AppDefinition.CanEdit,
        Status = app.Status,
    };

    private static bool IsSameVersion(LocalApp one, LocalApp other) =>
        (one.InstanceId, one.App.AppId, one.App.AppVersion) == (other.InstanceId, other.App.AppId, other.App.AppVersion);
}
