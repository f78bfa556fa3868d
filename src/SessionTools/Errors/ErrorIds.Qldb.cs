namespace SessionTools.Errors;

internal static partial class ErrorIds
{
    public const string BlockNotFound = "BlockNotFound";
    public const string CommitOutcomeUnknown = "CommitOutcomeUnknown";
    public const string FileNotReadable = "FileNotReadable";
    public const string InvalidStatement = "InvalidStatement";
    public const string JournalAltered = "JournalAltered";
    public const string JournalIncomplete = "JournalIncomplete";
    public const string JournalMixed = "JournalMixed";
    public const string JournalNotReadable = "JournalNotReadable";
    public const string JournalNotUnderstood = "JournalNotUnderstood";
    public const string JournalNotWritable = "JournalNotWritable";
    public const string LedgerNotFound = "LedgerNotFound";
    public const string NoIonForm = "NoIonForm";
    public const string NoTransaction = "NoTransaction";
    public const string NotIon = "NotIon";
    public const string SessionClosed = "SessionClosed";
    public const string SessionExists = "SessionExists";
    public const string SessionNotFound = "SessionNotFound";
    public const string TableNotFound = "TableNotFound";
    public const string TransactionEnded = "TransactionEnded";
    public const string TransactionOpen = "TransactionOpen";
}
