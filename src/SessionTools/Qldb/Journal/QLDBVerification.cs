namespace SessionTools.Qldb;

/// <summary>What a check of a revision or of a journal has found.</summary>
public sealed class QLDBVerification
{
    internal QLDBVerification(string subject, long? blockCount, string? fault)
    {
        Subject = subject;
        BlockCount = blockCount;
        Fault = fault;
    }

    /// <summary>What was checked.</summary>
    public string Subject { get; }

    public bool IsValid => Fault is null;

    /// <summary>The blocks of a journal that were found sound; null for a revision.</summary>
    public long? BlockCount { get; }

    /// <summary>What is wrong; null where nothing is.</summary>
    public string? Fault { get; }
}
