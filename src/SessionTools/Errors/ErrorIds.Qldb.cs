namespace SessionTools.Errors;

internal static partial class ErrorIds
{
    public const string FileNotReadable = "FileNotReadable";
    public const string NoIonForm = "NoIonForm";
    public const string NotIon = "NotIon";
}
