using System.Management.Automation;

namespace SessionTools.Errors;

/// <summary>The error ids and categories of QLDB's and Ion's problems.</summary>
internal static class QldbErrors
{
    public static (string Id, ErrorCategory Category) Classify(IonConversionProblem problem) => problem switch
    {
        IonConversionProblem.NotIon => (ErrorIds.NotIon, ErrorCategory.InvalidData),
        IonConversionProblem.NotReadable => (ErrorIds.FileNotReadable, ErrorCategory.ReadError),
        _ => (ErrorIds.NoIonForm, ErrorCategory.InvalidArgument),
    };
}
