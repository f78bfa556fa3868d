namespace SessionTools.Errors;

internal static partial class ErrorIds
{
    public const string NotRemoved = "NotRemoved";
}
