using System;
using System.Globalization;

namespace SessionTools.Ledger.PartiQL;

/// <summary>
/// The one error for text that is no statement. The message has QLDB's shape,
/// <c>Parser Error: at line 1, column 8: what is wrong</c>.
/// </summary>
public sealed class PartiQLException : Exception
{
    internal PartiQLException(PartiQLErrorKind kind, SourcePosition position, string reason, Exception? innerException = null)
        : base(Compose(kind, position, reason), innerException)
    {
        Kind = kind;
        Position = position;
        Reason = reason;
    }

    /// <summary>The pass that failed.</summary>
    public PartiQLErrorKind Kind { get; }

    /// <summary>Where the text stops making sense.</summary>
    public SourcePosition Position { get; }

    /// <summary>The line of <see cref="Position"/>, counted from 1.</summary>
    public int Line => Position.Line;

    /// <summary>The column of <see cref="Position"/>, counted from 1.</summary>
    public int Column => Position.Column;

    /// <summary>The message without kind and place.</summary>
    public string Reason { get; }

    private static string Compose(PartiQLErrorKind kind, SourcePosition position, string reason)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{kind} Error: at line {position.Line}, column {position.Column}: {reason}");
    }
}
