using System;
using System.Security.Cryptography;
using System.Text;

namespace SessionTools.Local.Common;

/// <summary>Ids of sample data: always the same for the same name.</summary>
internal static class SampleId
{
    /// <summary>32 lower-case hex digits.</summary>
    public static string Hex(string name) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToLowerInvariant();
}
