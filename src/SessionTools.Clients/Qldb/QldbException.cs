using System;
using System.Globalization;
using System.Text.RegularExpressions;
using SessionTools.Clients.Aws;

namespace SessionTools;

/// <summary>An error that QLDB Session answered, with the ledger and the transaction that it concerns.</summary>
public sealed partial class QldbException : ServiceException
{
    internal QldbException(ServiceException original, string ledgerName, string? transactionId)
        : base(original)
    {
        LedgerName = ledgerName;
        TransactionId = transactionId;
        Match place = Place().Match(original.ServiceMessage);
        if (place.Success)
        {
            Line = int.Parse(place.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);
            Column = int.Parse(place.Groups["column"].ValueSpan, CultureInfo.InvariantCulture);
        }
    }

    public string LedgerName { get; }

    /// <summary>The transaction; null where none had begun.</summary>
    public string? TransactionId { get; }

    /// <summary>The line of the statement that is wrong, counted from 1; null where the service names none.</summary>
    public int? Line { get; }

    /// <summary>The character in that line, counted from 1; null where the service names none.</summary>
    public int? Column { get; }

    /// <summary>The ledger does not exist. QLDB has no error of its own for it.</summary>
    internal bool IsLedgerNotFound => TransactionId is null && Kind is ErrorKind.BadRequest or ErrorKind.NotFound && NoLedger().IsMatch(ServiceMessage);

    /// <summary>The session is gone, and with it an open transaction. An expired token may also be called a bad parameter.</summary>
    internal bool IsSessionGone => Kind == ErrorKind.InvalidSession
        || (Kind == ErrorKind.BadRequest && ServiceMessage.Contains("SessionToken is not valid", StringComparison.Ordinal));

    /// <summary>The transaction was open for too long: doing it again would take as long again.</summary>
    internal bool IsTransactionExpired => Kind == ErrorKind.InvalidSession && Expired().IsMatch(ServiceMessage);

    /// <summary>The service could not do it just now.</summary>
    internal bool IsUnavailable => StatusCode is 500 or 503;

    [GeneratedRegex("line (?<line>[0-9]{1,9}), column (?<column>[0-9]{1,9})", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex("ledger.*(does not exist|not found)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoLedger();

    [GeneratedRegex(@"Transaction\s.*\shas\sexpired", RegexOptions.CultureInvariant)]
    private static partial Regex Expired();
}
