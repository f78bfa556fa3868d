namespace SessionTools.Ion;

/// <summary>A field name or annotation in text input: a slice of the input, or a symbol id.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Start">Where the token starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="HasEscapes">Whether its characters are other than those in the input.</param>
internal readonly record struct TextSymbol(TextToken Kind, int Start, int End, bool HasEscapes);
