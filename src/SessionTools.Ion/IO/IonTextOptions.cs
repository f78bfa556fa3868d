namespace SessionTools.Ion;

/// <summary>How Ion text looks.</summary>
public sealed class IonTextOptions
{
    /// <summary>No blanks but those that are needed; top-level values on lines of their own.</summary>
    public static IonTextOptions Compact { get; } = new();

    /// <summary>One value or field a line, indented by two blanks a level.</summary>
    public static IonTextOptions Pretty { get; } = new() { IsPretty = true };

    /// <summary>Whether values and fields get lines of their own.</summary>
    public bool IsPretty { get; init; }

    /// <summary>Whether the stream begins with <c>$ion_1_0</c>.</summary>
    public bool WritesVersionMarker { get; init; }
}
