namespace SessionTools.Ion;

/// <summary>A field of a struct.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public readonly record struct IonField(SymbolToken Name, IonValue Value);
