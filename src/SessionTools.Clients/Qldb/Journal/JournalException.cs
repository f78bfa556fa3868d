using System;

namespace SessionTools;

/// <summary>Why a journal, or a part of it, cannot be used.</summary>
public enum JournalProblem
{
    /// <summary>A block, revision, address or digest has not the shape that it must have.</summary>
    NotUnderstood,

    /// <summary>A hash does not follow from what it stands for.</summary>
    Altered,

    /// <summary>Blocks are missing.</summary>
    Incomplete,

    /// <summary>Blocks of several journals, or several copies of one, were given as one journal.</summary>
    Mixed,

    /// <summary>There is no such block.</summary>
    BlockNotFound,

    /// <summary>There is no such ledger.</summary>
    LedgerNotFound,

    /// <summary>There is a ledger of that name.</summary>
    LedgerExists,

    /// <summary>A file or folder cannot be read.</summary>
    NotReadable,

    /// <summary>A file or folder cannot be written.</summary>
    NotWritable,
}

/// <summary>A journal, or a part of it, cannot be used.</summary>
public sealed class JournalException : SessionToolsException
{
    internal JournalException(JournalProblem problem, string message, Exception? inner = null)
        : base(message, inner)
    {
        Problem = problem;
    }

    /// <summary>What is wrong.</summary>
    public JournalProblem Problem { get; }
}
