using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;
using SessionTools.Local.ApiGateway;
using SessionTools.Local.AppConfig;
using SessionTools.Local.Deadline;
using SessionTools.Local.Http;
using SessionTools.Local.QApps;
using SessionTools.Local.Qldb;

namespace SessionTools.Local.Common;

/// <summary>
/// The embedded endpoint: a function from HTTP request to HTTP response that speaks the services' wire protocols. Its
/// clock can be moved and faults can be ordered.
/// </summary>
public sealed class LocalEndpoint : IAsyncDisposable
{
    private const string UnusableData = "LocalDataUnusable";

    /// <summary>Insufficient Storage (RFC 4918, 11.5), which no service answers and no client repeats.</summary>
    private const int UnusableDataStatus = 507;

    private readonly TimeProvider _time;
    private readonly LocalServices _services;
    private readonly ConcurrentDictionary<string, int> _calls = new();

    /// <param name="path">The folder that keeps its data; null to keep it in memory only.</param>
    /// <param name="time">Its clock.</param>
    public LocalEndpoint(string? path, TimeProvider time)
    {
        _time = time;
        Store = new LocalStore(path);
        _services = new LocalServices(Store, time);
    }

    /// <summary>The faults ordered of it.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>How often each operation was called, by the operation's name.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    internal LocalStore Store { get; }

    internal LocalApiGateway ApiGateway => _services.ApiGateway;

    internal LocalAppConfig AppConfig => _services.AppConfig;

    internal LocalDeadline Deadline => _services.Deadline;

    internal LocalQApps QApps => _services.QApps;

    internal LocalQldbSession QldbSession => _services.QldbSession;

    /// <summary>The ledgers that QLDB's operations work on.</summary>
    internal LocalLedgers Ledgers => _services.Ledgers;

    /// <summary>Adds the sample data of every service where it is missing, and changes nothing else.</summary>
    public void AddSample() => _services.AddSample();

    /// <summary>Whether there is a ledger whose name differs in nothing but case; it is not opened.</summary>
    public async ValueTask<bool> HasLedgerAsync(string ledgerName, CancellationToken cancellationToken) =>
        (await _services.Ledgers.NamesAsync(cancellationToken).ConfigureAwait(false)).Contains(ledgerName, StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a read-only ledger of an export of a journal.</summary>
    /// <returns>Null if there is such a ledger already.</returns>
    /// <exception cref="JournalFormatException">There is no export, or a block is not what it should be.</exception>
    public ValueTask<JournalImportResult?> ImportJournalAsync(string ledgerName, string export, IProgress<long>? progress, CancellationToken cancellationToken) =>
        _services.Ledgers.ImportAsync(ledgerName, export, progress, cancellationToken);

    /// <summary>Makes a ledger with settings that QLDB's own CreateLedger does not know.</summary>
    /// <returns>Whether it was made: false if there is such a ledger already.</returns>
    public async ValueTask<bool> CreateLedgerAsync(string ledgerName, LedgerSettings settings, CancellationToken cancellationToken) =>
        await _services.Ledgers.CreateAsync(ledgerName, settings, cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Verifies a whole ledger, and against a digest that was kept elsewhere.</summary>
    /// <returns>Null if there is no such ledger.</returns>
    public async ValueTask<VerificationReport?> VerifyLedgerAsync(
        string ledgerName, LedgerDigest? saved, IProgress<long>? progress, CancellationToken cancellationToken) =>
        await _services.Ledgers.FindAsync(ledgerName, cancellationToken).ConfigureAwait(false) is { } ledger
            ? await ledger.VerifyAsync(saved, progress, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Answers one request. It may be called from many threads at once.</summary>
    public async Task<LocalResponse> HandleAsync(LocalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return _services.Find(request) is var (service, route)
                ? await AnswerAsync(service, route, request, cancellationToken).ConfigureAwait(false)
                : Download(request) ?? ForeignCall.Answer(request, _services.All.Select(other => other.Name));
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return ResponseWriter.Write(new LocalServiceException(UnusableData, UnusableDataStatus, exception.Message), "message");
        }
    }

    /// <summary>Whether a request is for a link that the endpoint gave, which needs no credentials.</summary>
    public bool IsDownload(LocalRequest request) => _services.All.All(service => service.Find(request) is null) && Download(request) is not null;

    /// <summary>Closes its ledgers.</summary>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private LocalResponse? Download(LocalRequest request) =>
        _services.All.Select(service => service.Download(request)).FirstOrDefault(response => response is not null);

    private async Task<LocalResponse> AnswerAsync(
        LocalService service,
        LocalService.Route route,
        LocalRequest request,
        CancellationToken cancellationToken)
    {
        _calls.AddOrUpdate(route.Operation.Name, 1, static (_, count) => count + 1);
        Fault? fault = Faults.Next(route.Operation.Name);
        LocalResponse? response = null;
        if (fault is null || fault.AfterEffect || IsDelayOnly(fault))
        {
            response = await CallAsync(service, route, request, cancellationToken).ConfigureAwait(false);
        }

        if (fault is null)
        {
            return response!;
        }

        await Task.Delay(fault.Delay, _time, cancellationToken).ConfigureAwait(false);
        return Spoil(service, fault, response);
    }

    private async Task<LocalResponse> CallAsync(
        LocalService service, LocalService.Route route, LocalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await route.Answer(request, cancellationToken).ConfigureAwait(false);
        }
        catch (LocalServiceException error)
        {
            return service.Write(error);
        }
        catch (OutdatedDataException)
        {
            // Another process was faster. Nothing was saved: the same request, on what is there now.
            (service, route) = _services.Find(request)!.Value;
            return await CallAsync(service, route, request, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsDelayOnly(Fault fault) => !fault.BreakConnection && fault.Status is null && fault.Body is null;

    private static LocalResponse Spoil(LocalService service, Fault fault, LocalResponse? response)
    {
        if (fault.BreakConnection)
        {
            return new LocalResponse { ConnectionBroken = true };
        }

        if (fault.Status is null && fault.Body is null)
        {
            return response!;
        }

        LocalResponse spoiled = fault.ErrorCode is null
            ? new LocalResponse { Status = fault.Status ?? 200, Headers = fault.Headers }
            : service.Write(new LocalServiceException(fault.ErrorCode, fault.Status ?? 400, fault.Message) { Headers = fault.Headers });
        return fault.Body is null ? spoiled : spoiled with { Body = fault.Body };
    }
}
