using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.Deadline;
using SessionTools.Common;

namespace SessionTools.Deadline;

/// <summary>Task parameters as text.</summary>
internal static class TaskParameters
{
    public static IReadOnlyDictionary<string, string>? Text(IReadOnlyDictionary<string, TaskParameterValue>? parameters) =>
        TextMap.Of(parameters?.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Text));
}

/// <summary>The addresses of a host.</summary>
internal static class HostAddresses
{
    public static IReadOnlyList<string> Of(HostProperties? host) =>
        new TextList<string>([.. host?.IpAddresses?.IpV4Addresses ?? [], .. host?.IpAddresses?.IpV6Addresses ?? []]);
}
