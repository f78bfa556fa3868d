using System.Text.Json.Nodes;
using SessionTools.Local.Common;

namespace SessionTools.Local.QApps;

/// <summary>The errors of Q Apps, in their modelled shapes.</summary>
internal static class QAppsErrors
{
    public static LocalServiceException Invalid(string message) => new("ValidationException", 400, message);

    public static LocalServiceException AccessDenied(string message) => new("AccessDeniedException", 403, message);

    public static LocalServiceException NotFound(string type, string id) =>
        new("ResourceNotFoundException", 404, $"Resource of type {type} with id {id} does not exist.") { Members = Resource(type, id) };

    public static LocalServiceException Conflict(string type, string id, string message) =>
        new("ConflictException", 409, message) { Members = Resource(type, id) };

    public static LocalServiceException QuotaExceeded(string type, string id, string message)
    {
        JsonObject members = Resource(type, id);
        members["serviceCode"] = "qapps";
        members["quotaCode"] = "L-LOCAL";
        return new LocalServiceException("ServiceQuotaExceededException", 402, message) { Members = members };
    }

    private static JsonObject Resource(string type, string id) => new() { ["resourceId"] = id, ["resourceType"] = type };
}
