using System.Text.Json.Nodes;
using SessionTools.Local.Common;

namespace SessionTools.Local.Qldb;

/// <summary>QLDB Session's errors. The values of <c>Code</c> are a convention: AWS never published them.</summary>
internal static class QldbErrors
{
    public static LocalServiceException BadRequest(string message) => Error("BadRequestException", message, "400");

    public static LocalServiceException WrongState(string message) => Error("BadRequestException", message, "412");

    public static LocalServiceException InvalidSession(string message) => Error("InvalidSessionException", message, "404");

    private static LocalServiceException Error(string name, string message, string code) => new(name, 400, message)
    {
        Members = new JsonObject { ["Code"] = code },
    };
}
