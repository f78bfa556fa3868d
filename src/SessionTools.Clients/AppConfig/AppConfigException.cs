using System.Linq;
using System.Text.Json;
using SessionTools.Clients.Aws;

namespace SessionTools;

/// <summary>What AppConfig found wrong with a request.</summary>
public enum AppConfigProblem
{
    /// <summary>The error says no more than its code.</summary>
    Other,

    /// <summary>The token is not one that the service gave, or was used before.</summary>
    Corrupted,

    /// <summary>The token is older than 24 hours.</summary>
    Expired,

    /// <summary>The call came before the interval was over.</summary>
    PollIntervalNotSatisfied,

    /// <summary>There is no such application, environment or profile, or nothing is deployed.</summary>
    ResourceNotFound,
}

/// <summary>An error that AppConfig answered, with what it says about itself.</summary>
public sealed class AppConfigException : ServiceException
{
    internal AppConfigException(ServiceException original)
        : base(original)
    {
        ResourceType = TextOf(original.Body, "ResourceType");
        Problem = original.Kind == ErrorKind.NotFound ? AppConfigProblem.ResourceNotFound : ProblemOf(original.Body);
    }

    /// <summary>What is wrong.</summary>
    public AppConfigProblem Problem { get; }

    /// <summary>What is missing: Application, Environment, ConfigurationProfile, Deployment or Configuration; else null.</summary>
    public string? ResourceType { get; }

    /// <summary>
    /// A fresh session is the cure. The token is the only parameter of GetLatestConfiguration, so a bad request that does
    /// not say what is wrong means the token.
    /// </summary>
    internal bool TokenIsUseless =>
        OperationName == "GetLatestConfiguration" && Kind == ErrorKind.BadRequest && Problem != AppConfigProblem.PollIntervalNotSatisfied;

    private static AppConfigProblem ProblemOf(JsonElement error) => NameOf(error) switch
    {
        "Corrupted" => AppConfigProblem.Corrupted,
        "Expired" => AppConfigProblem.Expired,
        "PollIntervalNotSatisfied" => AppConfigProblem.PollIntervalNotSatisfied,
        _ => AppConfigProblem.Other,
    };

    private static string? NameOf(JsonElement error)
    {
        JsonElement parameters = MemberOf(MemberOf(error, "Details"), "InvalidParameters");
        return parameters.ValueKind == JsonValueKind.Object
            ? parameters.EnumerateObject().Select(parameter => TextOf(parameter.Value, "Problem")).FirstOrDefault(problem => problem is not null)
            : null;
    }

    private static string? TextOf(JsonElement json, string name)
    {
        JsonElement value = MemberOf(json, name);
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static JsonElement MemberOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) ? value : default;
}
