namespace SessionTools.Ledger.Values;

/// <summary>A part of a timestamp pattern.</summary>
/// <param name="Letter">The field's letter, or a quotation mark for text.</param>
/// <param name="Count">How often the letter stands there.</param>
/// <param name="Text">The text.</param>
internal readonly record struct PatternItem(char Letter, int Count, string Text);
