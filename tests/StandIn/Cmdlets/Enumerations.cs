namespace System.Management.Automation;

public enum ActionPreference
{
    SilentlyContinue = 0,
    Stop = 1,
    Continue = 2,
    Inquire = 3,
    Ignore = 4,
    Suspend = 5,
}

public enum ConfirmImpact
{
    None = 0,
    Low = 1,
    Medium = 2,
    High = 3,
}

[Flags]
public enum ShouldProcessReason
{
    None = 0,
    WhatIf = 1,
}

[Flags]
public enum CommandTypes
{
    Alias = 1,
    Function = 2,
    Filter = 4,
    Cmdlet = 8,
    ExternalScript = 16,
    Application = 32,
    Script = 64,
    Workflow = 128,
    Configuration = 256,
    All = 511,
}

public enum CommandOrigin
{
    Runspace = 0,
    Internal = 1,
}

public enum PSLanguageMode
{
    FullLanguage = 0,
    RestrictedLanguage = 1,
    NoLanguage = 2,
    ConstrainedLanguage = 3,
}

public enum SessionStateEntryVisibility
{
    Public = 0,
    Private = 1,
}

[Flags]
public enum ScopedItemOptions
{
    None = 0,
    ReadOnly = 1,
    Constant = 2,
    Private = 4,
    AllScope = 8,
    Unspecified = 16,
}
