namespace SessionTools.Ledger.PartiQL;

/// <summary>The pass that refused a statement; the first word of the message.</summary>
public enum PartiQLErrorKind
{
    /// <summary>The text cannot be cut into tokens.</summary>
    Lexer,

    /// <summary>The tokens make no statement of the dialect.</summary>
    Parser,

    /// <summary>The statement makes no sense in this ledger: a name, a function, a type.</summary>
    Semantic,

    /// <summary>The statement cannot be carried out with these values.</summary>
    Evaluator,
}
