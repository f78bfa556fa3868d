using System;
using SessionTools.Ledger.PartiQL.Parsing;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL;

/// <summary>Reads statements of QLDB's dialect of PartiQL.</summary>
/// <remarks>Amazon QLDB Developer Guide, "PartiQL reference"; PartiQL specification. Time and memory grow with the text.</remarks>
public static class PartiQLParser
{
    /// <summary>How deep expressions, queries and sources may nest.</summary>
    public const int MaxDepth = 256;

    /// <summary>Reads one statement; a semicolon may follow it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">The dialect; QLDB's own when null.</param>
    /// <returns>The tree and the number of parameters.</returns>
    /// <exception cref="PartiQLException">The text is no statement of the dialect.</exception>
    public static ParsedStatement Parse(string text, PartiQLOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Parser(text, options ?? PartiQLOptions.Default).Parse();
    }
}
