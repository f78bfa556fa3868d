using System;
using YamlDotNet.Core;

namespace SessionTools.AppConfig;

/// <summary>
/// Refuses YAML that is nested deeper than any configuration: the YAML library recurses, and a stack that overflows ends
/// the process. The depth is an upper bound, taken from brackets, dashes and indentation.
/// </summary>
internal static class YamlNesting
{
    public const int Deepest = 500;

    /// <exception cref="YamlException">The nesting is too deep.</exception>
    public static void Check(string yaml)
    {
        int brackets = 0;
        foreach (ReadOnlySpan<char> line in yaml.AsSpan().EnumerateLines())
        {
            int indentation = line.Length - line.TrimStart(" -?").Length;
            foreach (char character in line)
            {
                brackets += character is '[' or '{' ? 1 : character is ']' or '}' ? -1 : 0;
                Check(brackets + indentation);
            }

            brackets = Math.Max(brackets, 0);
        }
    }

    /// <exception cref="YamlException">The depth is too deep.</exception>
    public static void Check(int depth)
    {
        if (depth > Deepest)
        {
            throw new YamlException($"It is nested more than {Deepest} levels deep.");
        }
    }
}
