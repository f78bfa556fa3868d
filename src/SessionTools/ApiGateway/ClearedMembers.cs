using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.Aws;

namespace SessionTools.ApiGateway;

/// <summary>What -Clear names.</summary>
internal static class ClearedMembers
{
    /// <param name="names">The names as given.</param>
    /// <param name="given">Which members have parameters of their own on the same command line.</param>
    /// <exception cref="InvalidParameterException">A name is unknown, or given and cleared at once.</exception>
    public static IReadOnlyList<MemberPath> Parse(IEnumerable<string>? names, params (string Member, object? Value)[] given)
    {
        List<MemberPath> paths = [];
        foreach (string name in names ?? [])
        {
            MemberPath path = MemberPath.Parse(name) ?? throw Refused($"must name {MemberPath.Forms}", name);
            if (Array.Exists(given, member => member.Member == path.Member && IsGiven(member.Value, path.Key)))
            {
                throw Refused("must not name what another parameter sets", name);
            }

            paths.Add(path);
        }

        return paths.Distinct().ToArray();
    }

    /// <summary>A map may be given beside other keys of it that are cleared.</summary>
    private static bool IsGiven(object? value, string? key) => value switch
    {
        null => false,
        IReadOnlyDictionary<string, string> map when key is not null => map.ContainsKey(key),
        _ => true,
    };

    private static InvalidParameterException Refused(string rule, string name) => new(new ConstraintViolation("clear", rule, name));
}
