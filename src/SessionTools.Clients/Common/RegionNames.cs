using System.Collections.Generic;
using System.Linq;
using Amazon;

namespace SessionTools.Clients.Common;

/// <summary>The regions that the AWS SDK knows; AWS may have opened others since.</summary>
internal static class RegionNames
{
    public static IEnumerable<(string Name, string Place)> All => RegionEndpoint.EnumerableAllRegions.Select(region => (region.SystemName, region.DisplayName));
}
