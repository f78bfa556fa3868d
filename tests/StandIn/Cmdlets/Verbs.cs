namespace System.Management.Automation;

/// <summary>The approved verbs that the module uses; the engine knows more.</summary>
public static class VerbsCommon
{
    public const string Get = "Get";
    public const string New = "New";
    public const string Remove = "Remove";
    public const string Set = "Set";
    public const string Undo = "Undo";
    public const string Watch = "Watch";
}

/// <inheritdoc cref="VerbsCommon"/>
public static class VerbsCommunications
{
    public const string Connect = "Connect";
    public const string Disconnect = "Disconnect";
    public const string Send = "Send";
}

/// <inheritdoc cref="VerbsCommon"/>
public static class VerbsData
{
    public const string Compare = "Compare";
    public const string ConvertFrom = "ConvertFrom";
    public const string ConvertTo = "ConvertTo";
    public const string Export = "Export";
    public const string Import = "Import";
    public const string Update = "Update";
}

/// <inheritdoc cref="VerbsCommon"/>
public static class VerbsDiagnostic
{
    public const string Measure = "Measure";
    public const string Test = "Test";
}

/// <inheritdoc cref="VerbsCommon"/>
public static class VerbsLifecycle
{
    public const string Complete = "Complete";
    public const string Invoke = "Invoke";
    public const string Start = "Start";
    public const string Stop = "Stop";
    public const string Wait = "Wait";
}
