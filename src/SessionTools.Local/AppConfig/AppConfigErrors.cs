using System.Text.Json.Nodes;
using SessionTools.Local.Common;

namespace SessionTools.Local.AppConfig;

/// <summary>AppConfig Data's errors with the details that its model gives them.</summary>
internal static class AppConfigErrors
{
    public static LocalServiceException BadToken(string problem, string message) => new("BadRequestException", 400, message)
    {
        Members = new JsonObject
        {
            ["Reason"] = "InvalidParameters",
            ["Details"] = new JsonObject
            {
                ["InvalidParameters"] = new JsonObject { ["ConfigurationToken"] = new JsonObject { ["Problem"] = problem } },
            },
        },
    };

    public static LocalServiceException NotFound(string type, string identifier) =>
        new("ResourceNotFoundException", 404, $"{type} '{identifier}' could not be found.")
        {
            Members = new JsonObject { ["ResourceType"] = type, ["ReferencedBy"] = new JsonObject { [type] = identifier } },
        };
}
