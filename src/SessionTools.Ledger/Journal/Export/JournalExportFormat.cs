namespace SessionTools.Ledger.Journal;

/// <summary>How the blocks of an export are encoded.</summary>
public enum JournalExportFormat
{
    /// <summary>Ion text, a block a line; QLDB's ION_TEXT.</summary>
    IonText,

    /// <summary>Binary Ion; QLDB's ION_BINARY.</summary>
    IonBinary,
}
