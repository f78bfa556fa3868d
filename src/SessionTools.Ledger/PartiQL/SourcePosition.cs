namespace SessionTools.Ledger.PartiQL;

/// <summary>A place in the text of a statement. LF, CR and CR LF end a line; columns count code points.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The code point in the line, counted from 1.</param>
public readonly record struct SourcePosition(int Line, int Column);
