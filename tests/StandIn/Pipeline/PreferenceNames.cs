namespace System.Management.Automation;

internal static class PreferenceNames
{
    public const string Error = "ErrorActionPreference";
    public const string Warning = "WarningPreference";
    public const string Verbose = "VerbosePreference";
    public const string Debug = "DebugPreference";
    public const string Information = "InformationPreference";
    public const string Progress = "ProgressPreference";
    public const string WhatIf = "WhatIfPreference";
    public const string Confirm = "ConfirmPreference";
}
