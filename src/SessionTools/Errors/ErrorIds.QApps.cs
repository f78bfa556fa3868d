namespace SessionTools.Errors;

internal static partial class ErrorIds
{
    public const string AmbiguousCard = "AmbiguousCard";
    public const string CardFailed = "CardFailed";
    public const string CardNotFound = "CardNotFound";
    public const string CardNotWaiting = "CardNotWaiting";
    public const string DownloadFailed = "DownloadFailed";
    public const string ExportLinkExpired = "ExportLinkExpired";
    public const string FileExists = "FileExists";
    public const string FileNotWritten = "FileNotWritten";
    public const string FormFieldNotFound = "FormFieldNotFound";
    public const string InvalidCardValue = "InvalidCardValue";
    public const string MissingAnswer = "MissingAnswer";
    public const string MissingInstanceId = "MissingInstanceId";
}
