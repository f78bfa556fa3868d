using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Local.ApiGateway;
using SessionTools.Local.AppConfig;
using SessionTools.Local.Deadline;
using SessionTools.Local.QApps;
using SessionTools.Local.Qldb;

namespace SessionTools.Local.Common;

/// <summary>
/// The services of one embedded endpoint. Those in memory are made at their first use: a script's first call should not
/// wait for services that it does not call. Those of a folder are made at once, so that whoever names the folder learns
/// of a file that cannot be read.
/// </summary>
internal sealed class LocalServices : IAsyncDisposable
{
    private readonly object _lock = new();
    private readonly LocalStore _store;
    private readonly TimeProvider _time;
    private readonly List<LocalService> _made = [];
    private DateTimeOffset? _sampleOf;
    private LocalDeadline? _deadline;
    private LocalAppConfig? _appConfig;
    private LocalApiGateway? _apiGateway;
    private LocalQApps? _qApps;
    private LocalLedgers? _ledgers;
    private LocalQldbSession? _qldbSession;
    private LocalQldbControl? _qldbControl;

    public LocalServices(LocalStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
        if (store.Folder is not null)
        {
            _ = All.Count();
        }
    }

    /// <summary>All services. Who stops at one does not make those after it.</summary>
    public IEnumerable<LocalService> All
    {
        get
        {
            yield return Deadline;
            yield return AppConfig;
            yield return ApiGateway;
            yield return QApps;
            yield return Made(ref _qldbSession, () => new LocalQldbSession(Ledgers));
            yield return Made(ref _qldbControl, () => new LocalQldbControl(Ledgers, _time));
        }
    }

    public LocalDeadline Deadline => Made(ref _deadline, () => new LocalDeadline(_store, _time));

    public LocalAppConfig AppConfig => Made(ref _appConfig, () => new LocalAppConfig(_store, _time));

    public LocalApiGateway ApiGateway => Made(ref _apiGateway, () => new LocalApiGateway(_store, _time));

    public LocalQApps QApps => Made(ref _qApps, () => new LocalQApps(_store, _time));

    /// <summary>The embedded ledgers.</summary>
    public LocalLedgers Ledgers
    {
        get
        {
            lock (_lock)
            {
                return _ledgers ??= new LocalLedgers(_store.Folder, _time);
            }
        }
    }

    /// <summary>Closes the ledgers; the other services hold nothing open.</summary>
    public ValueTask DisposeAsync() => _ledgers?.DisposeAsync() ?? default;

    /// <summary>Adds the sample data where it is missing; to services not made yet when they are, with the time of the first asking.</summary>
    public void AddSample()
    {
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            _sampleOf ??= now;
            _made.ForEach(service => service.AddSample(now));
        }
    }

    private T Made<T>(ref T? service, Func<T> make)
        where T : LocalService
    {
        lock (_lock)
        {
            if (service is null)
            {
                service = make();
                _made.Add(service);
                if (_sampleOf is { } time)
                {
                    service.AddSample(time);
                }
            }

            return service;
        }
    }
}
