using System;

namespace SessionTools.Clients.ApiGateway;

/// <summary>Where an integration response is not what it should be; null stands for not being there.</summary>
internal sealed record MemberDifference(MemberPath Path, string? Present, string? Desired)
{
    private const int LongestShown = 80;

    public bool Removes => Desired is null;

    public override string ToString() => $"{Path}: {Show(Present)} -> {Show(Desired)}";

    private static string Show(string? value)
    {
        if (value is null)
        {
            return "(none)";
        }

        string line = value.ReplaceLineEndings(" ");
        return line.Length <= LongestShown ? $"'{line}'" : $"'{line.AsSpan(0, LongestShown)}…' ({value.Length} characters)";
    }
}
