namespace SessionTools.Ion;

/// <summary>The smallest field that a <see cref="Timestamp"/> states.</summary>
/// <remarks>Ion 1.0 specification, "Timestamps". There is no precision of hours; minutes come with an offset.</remarks>
public enum TimestampPrecision : byte
{
    /// <summary>A year: <c>2000T</c>.</summary>
    Year = 1,

    /// <summary>A month: <c>2000-01T</c>.</summary>
    Month,

    /// <summary>A day: <c>2000-01-01</c>.</summary>
    Day,

    /// <summary>A minute: <c>2000-01-01T00:00Z</c>.</summary>
    Minute,

    /// <summary>A second, with or without a fraction: <c>2000-01-01T00:00:00.000Z</c>.</summary>
    Second,
}
