using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SessionTools.Local.Http;

namespace SessionTools.Local.Common;

/// <summary>The services of an endpoint. One whose files another process has changed is opened anew before it is used again.</summary>
internal sealed class LocalServices(params LocalService[] services)
{
    /// <summary>As they are, up to date or not.</summary>
    public IEnumerable<LocalService> All => services;

    /// <exception cref="System.IO.IOException">Its files cannot be read.</exception>
    /// <exception cref="System.IO.InvalidDataException">Its files cannot be understood.</exception>
    public T Get<T>()
        where T : LocalService => (T)UpToDate(Array.FindIndex(services, service => service is T));

    /// <summary>The service that a request is for, and its way to the answer; null where no service has it.</summary>
    /// <inheritdoc cref="Get{T}" path="/exception"/>
    public (LocalService Service, LocalService.Route Route)? Find(LocalRequest request)
    {
        int index = Array.FindIndex(services, service => service.Find(request) is not null);
        return index < 0 ? null : (UpToDate(index), services[index].Find(request)!);
    }

    /// <summary>Does something with each service, once more where another process has just changed its files.</summary>
    public void Change(Action<LocalService> change)
    {
        for (int i = 0; i < services.Length; i++)
        {
            while (!TryChange(UpToDate(i), change))
            {
                Thread.Yield();
            }
        }
    }

    private static bool TryChange(LocalService service, Action<LocalService> change)
    {
        try
        {
            change(service);
            return true;
        }
        catch (OutdatedDataException)
        {
            return false;
        }
    }

    private LocalService UpToDate(int index)
    {
        LocalService service = Volatile.Read(ref services[index]);
        if (!service.IsOutdated)
        {
            return service;
        }

        lock (services)
        {
            if (services[index].IsOutdated)
            {
                Volatile.Write(ref services[index], services[index].Reopen());
            }

            return services[index];
        }
    }
}
