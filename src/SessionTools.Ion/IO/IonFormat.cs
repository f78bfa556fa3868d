namespace SessionTools.Ion;

/// <summary>The two encodings of Ion 1.0.</summary>
public enum IonFormat : byte
{
    /// <summary>Unicode text.</summary>
    Text,

    /// <summary>Binary, which begins with the version marker E0 01 00 EA.</summary>
    Binary,
}
