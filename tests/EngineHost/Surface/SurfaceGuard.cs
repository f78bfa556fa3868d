using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SessionTools.EngineHost;

/// <summary>
/// Compares what an assembly references of System.Management.Automation with what the stand-in has, so that a gap is one
/// clear line instead of a MissingMethodException in the middle of a test.
/// </summary>
public static class SurfaceGuard
{
    public static IReadOnlyList<string> Missing(string assemblyPath, string standInPath)
    {
        using PEReader standIn = new(File.OpenRead(standInPath));
        using PEReader assembly = new(File.OpenRead(assemblyPath));
        EngineSurface surface = new(standIn.GetMetadataReader());
        SortedSet<string> missing = new(StringComparer.Ordinal);
        foreach (string member in new EngineReferences(assembly.GetMetadataReader()).Unknown(surface))
        {
            missing.Add(member);
        }

        return [.. missing];
    }
}
