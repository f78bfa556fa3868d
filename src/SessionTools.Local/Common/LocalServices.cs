using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Local.ApiGateway;
using SessionTools.Local.AppConfig;
using SessionTools.Local.Deadline;
using SessionTools.Local.Http;
using SessionTools.Local.QApps;
using SessionTools.Local.Qldb;

namespace SessionTools.Local.Common;

/// <summary>
/// The services of one embedded endpoint. Those in memory are made at their first use: a script's first call should not
/// wait for services that it does not call. Those of a folder are made at once, so that whoever names the folder learns
/// of a file that cannot be read; they are opened anew when another process has changed their files.
/// </summary>
internal sealed class LocalServices : IAsyncDisposable
{
    private readonly object _lock = new();
    private readonly LocalStore _store;
    private readonly TimeProvider _time;
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

    public LocalDeadline Deadline => UpToDate(ref _deadline, NewDeadline);

    public LocalAppConfig AppConfig => UpToDate(ref _appConfig, NewAppConfig);

    public LocalApiGateway ApiGateway => UpToDate(ref _apiGateway, NewApiGateway);

    public LocalQApps QApps => UpToDate(ref _qApps, NewQApps);

    public LocalQldbSession QldbSession => Made(ref _qldbSession, () => new LocalQldbSession(Ledgers));

    /// <summary>All services, as they were when they were used last. Who stops at one does not make those after it.</summary>
    public IEnumerable<LocalService> All
    {
        get
        {
            yield return Made(ref _deadline, NewDeadline);
            yield return Made(ref _appConfig, NewAppConfig);
            yield return Made(ref _apiGateway, NewApiGateway);
            yield return Made(ref _qApps, NewQApps);
            yield return QldbSession;
            yield return Made(ref _qldbControl, () => new LocalQldbControl(Ledgers, _time));
        }
    }

    /// <summary>The service that a request is for, and its way to the answer; null where no service has it.</summary>
    /// <exception cref="System.IO.IOException">Its files cannot be read.</exception>
    /// <exception cref="System.IO.InvalidDataException">Its files cannot be understood.</exception>
    public (LocalService Service, LocalService.Route Route)? Find(LocalRequest request)
    {
        if (All.FirstOrDefault(service => service.Find(request) is not null) is not { } found)
        {
            return null;
        }

        LocalService service = UpToDate(found);
        return (service, service.Find(request)!);
    }

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
            while (!TryAddSample(now))
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>False where another process has changed a file just now.</summary>
    private bool TryAddSample(DateTimeOffset now)
    {
        LocalService?[] made = [_deadline, _appConfig, _apiGateway, _qApps, _qldbSession, _qldbControl];
        try
        {
            foreach (LocalService service in made.OfType<LocalService>())
            {
                UpToDate(service).AddSample(now);
            }

            return true;
        }
        catch (OutdatedDataException)
        {
            return false;
        }
    }

    private LocalDeadline NewDeadline() => new(_store, _time);

    private LocalAppConfig NewAppConfig() => new(_store, _time);

    private LocalApiGateway NewApiGateway() => new(_store, _time);

    private LocalQApps NewQApps() => new(_store, _time);

    private LocalService UpToDate(LocalService service) => service switch
    {
        LocalDeadline => Deadline,
        LocalAppConfig => AppConfig,
        LocalApiGateway => ApiGateway,
        LocalQApps => QApps,
        _ => service,
    };

    /// <summary>The service; anew where another process has changed its files.</summary>
    private T UpToDate<T>(ref T? service, Func<T> make)
        where T : LocalService
    {
        lock (_lock)
        {
            T known = Made(ref service, make);
            if (known.IsOutdated)
            {
                service = known = (T)known.Reopen();
            }

            return known;
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
                if (_sampleOf is { } time)
                {
                    service.AddSample(time);
                }
            }

            return service;
        }
    }
}
