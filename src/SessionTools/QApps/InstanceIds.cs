using System;

namespace SessionTools.QApps;

/// <summary>The Amazon Q Business application environment instance, which every request to Q Apps names.</summary>
internal static class InstanceIds
{
    public const string Variable = "SESSIONTOOLS_QAPPS_INSTANCE_ID";

    /// <summary>What was given, by parameter or pipeline, else the connection's, else the environment's.</summary>
    /// <exception cref="QAppException">There is none.</exception>
    public static string Resolve(string? given, Connection connection)
    {
        string? found = given ?? connection.InstanceId ?? Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(found)
            ? throw new QAppException(
                QAppProblem.MissingInstanceId,
                "No Amazon Q Business application environment instance is named. Give -InstanceId, to this command or to "
                + $"Connect-SessionTools, or set {Variable}.")
            : found;
    }
}
