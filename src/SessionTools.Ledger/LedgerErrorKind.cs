namespace SessionTools.Ledger;

/// <summary>The kinds of errors that QLDB tells apart; the names are those of its exceptions.</summary>
public enum LedgerErrorKind
{
    /// <summary>The request cannot be carried out as it is: syntax, names, values, state, quotas of a transaction.</summary>
    BadRequest,

    /// <summary>The session does not exist, or it or its transaction has expired.</summary>
    InvalidSession,

    /// <summary>Something the transaction read has changed since; the whole transaction can be tried again.</summary>
    OccConflict,

    /// <summary>A quota of the ledger is used up, such as the number of sessions.</summary>
    LimitExceeded,
}
