namespace SessionTools.Clients.Aws;

/// <summary>A constraint of a model that a value breaks.</summary>
/// <param name="Path">The member, such as <c>values[2].cardId</c>.</param>
/// <param name="Rule">What the value should have been, as the end of a sentence about the member.</param>
/// <param name="Value">The value, unless it is missing, secret or too long to show.</param>
public sealed record ConstraintViolation(string Path, string Rule, string? Value)
{
    internal const int LongestShown = 200;

    public override string ToString() => Value is null ? $"'{Path}' {Rule}." : $"'{Path}' {Rule}: '{Value}'.";
}
