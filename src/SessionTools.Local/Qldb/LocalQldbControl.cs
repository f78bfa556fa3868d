using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Ledger;
using SessionTools.Ledger.Storage;
using SessionTools.Ledger.Transactions;
using SessionTools.Local.Common;

namespace SessionTools.Local.Qldb;

/// <summary>QLDB's control plane as the embedded endpoint answers it: making, listing and deleting embedded ledgers.</summary>
internal sealed partial class LocalQldbControl : LocalService
{
    private const string Active = "ACTIVE";

    private readonly LocalLedgers _ledgers;
    private readonly TimeProvider _time;

    public LocalQldbControl(LocalLedgers ledgers, TimeProvider time)
    {
        _ledgers = ledgers;
        _time = time;
        On(ControlOperations.CreateLedger, Answered<CreateLedgerRequest, CreateLedgerResponse>(CreateAsync));
        On(ControlOperations.DescribeLedger, Answered<DescribeLedgerRequest, DescribeLedgerResponse>(DescribeAsync));
        On(ControlOperations.UpdateLedger, Answered<UpdateLedgerRequest, UpdateLedgerResponse>(UpdateAsync));
        On(ControlOperations.DeleteLedger, Answered<DeleteLedgerRequest, DeleteLedgerResponse>(DeleteAsync));
        On(ControlOperations.ListLedgers, Answered<ListLedgersRequest, ListLedgersResponse>(ListAsync));
        On(ControlOperations.GetDigest, Answered<GetDigestRequest, GetDigestResponse>(GetDigestAsync));
        On(ControlOperations.GetBlock, Answered<GetBlockRequest, GetBlockResponse>(GetBlockAsync));
        On(ControlOperations.GetRevision, Answered<GetRevisionRequest, GetRevisionResponse>(GetRevisionAsync));
    }

    protected override string MessageMember => "Message";

    protected override LocalServiceException ConstraintBroken(ConstraintViolation violation) => QldbControlErrors.InvalidParameter($"Value at {violation}");

    /// <summary>Turns what the ledger throws into the service's errors.</summary>
    private static Func<TRequest, CancellationToken, Task<TResponse>> Answered<TRequest, TResponse>(
        Func<TRequest, CancellationToken, Task<TResponse>> answer) => async (request, cancellationToken) =>
    {
        try
        {
            return await answer(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (QldbControlErrors.Of(exception) is { } error)
        {
            throw error;
        }
    };

    private static string Arn(string name) => $"arn:aws:qldb:us-east-1:000000000000:ledger/{name}";

    private async Task<LedgerDatabase> FindAsync(string name, CancellationToken cancellationToken) =>
        await _ledgers.FindAsync(name, cancellationToken).ConfigureAwait(false) ?? throw QldbControlErrors.NoSuchLedger(name);

    private async Task<CreateLedgerResponse> CreateAsync(CreateLedgerRequest request, CancellationToken cancellationToken)
    {
        LedgerSettings settings = new()
        {
            IsDeletionProtected = request.DeletionProtection ?? true,
            PermissionsMode = request.PermissionsMode!,
            Tags = (request.Tags ?? new Dictionary<string, string?>()).ToImmutableSortedDictionary(tag => tag.Key, tag => tag.Value ?? ""),
        };
        LedgerDatabase database = await _ledgers.CreateAsync(request.Name!, settings, cancellationToken).ConfigureAwait(false)
            ?? throw QldbControlErrors.AlreadyExists(request.Name!);
        LedgerHeader header = database.Store.Header;
        return new CreateLedgerResponse
        {
            Name = header.Name,
            Arn = Arn(header.Name),
            State = Active,
            CreationDateTime = header.CreatedAt,
            PermissionsMode = settings.PermissionsMode,
            DeletionProtection = settings.IsDeletionProtected,
        };
    }

    private async Task<DescribeLedgerResponse> DescribeAsync(DescribeLedgerRequest request, CancellationToken cancellationToken)
    {
        LedgerDatabase database = await FindAsync(request.Name!, cancellationToken).ConfigureAwait(false);
        LedgerSettings settings = await database.ReadSettingsAsync(cancellationToken).ConfigureAwait(false);
        LedgerHeader header = database.Store.Header;
        return new DescribeLedgerResponse
        {
            Name = header.Name,
            Arn = Arn(header.Name),
            State = Active,
            CreationDateTime = header.CreatedAt,
            PermissionsMode = settings.PermissionsMode,
            DeletionProtection = settings.IsDeletionProtected,
        };
    }

    private async Task<UpdateLedgerResponse> UpdateAsync(UpdateLedgerRequest request, CancellationToken cancellationToken)
    {
        LedgerDatabase database = await FindAsync(request.Name!, cancellationToken).ConfigureAwait(false);
        LedgerSettings settings = await database.ReadSettingsAsync(cancellationToken).ConfigureAwait(false);
        settings = settings with { IsDeletionProtected = request.DeletionProtection ?? settings.IsDeletionProtected };
        await database.ChangeSettingsAsync(settings, cancellationToken).ConfigureAwait(false);
        LedgerHeader header = database.Store.Header;
        return new UpdateLedgerResponse
        {
            Name = header.Name,
            Arn = Arn(header.Name),
            State = Active,
            CreationDateTime = header.CreatedAt,
            DeletionProtection = settings.IsDeletionProtected,
        };
    }

    private async Task<DeleteLedgerResponse> DeleteAsync(DeleteLedgerRequest request, CancellationToken cancellationToken)
    {
        LedgerDatabase database = await FindAsync(request.Name!, cancellationToken).ConfigureAwait(false);
        LedgerSettings settings = await database.ReadSettingsAsync(cancellationToken).ConfigureAwait(false);
        if (settings.IsDeletionProtected)
        {
            throw QldbControlErrors.PreconditionNotMet($"Ledger '{request.Name}' is protected from deletion");
        }

        await _ledgers.DeleteAsync(request.Name!, cancellationToken).ConfigureAwait(false);
        return new DeleteLedgerResponse();
    }

    private async Task<ListLedgersResponse> ListAsync(ListLedgersRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = await _ledgers.NamesAsync(cancellationToken).ConfigureAwait(false);
        (IReadOnlyList<string> page, string? next) = PageTokens.Page(
            names,
            request.NextToken,
            request.MaxResults,
            _time.GetUtcNow(),
            () => QldbControlErrors.InvalidParameter($"The NextToken '{request.NextToken}' is not valid"));
        List<LedgerSummary> ledgers = [];
        foreach (string name in page)
        {
            if (await _ledgers.FindAsync(name, cancellationToken).ConfigureAwait(false) is { Store.Header: { } header })
            {
                ledgers.Add(new LedgerSummary { Name = header.Name, State = Active, CreationDateTime = header.CreatedAt });
            }
        }

        return new ListLedgersResponse { Ledgers = ledgers, NextToken = next };
    }
}
