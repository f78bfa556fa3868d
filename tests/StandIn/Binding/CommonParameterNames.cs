namespace System.Management.Automation.Binding;

internal static class CommonParameterNames
{
    public static readonly string[] Common =
    [
        "Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ProgressAction", "ErrorVariable",
        "WarningVariable", "InformationVariable", "OutVariable", "OutBuffer", "PipelineVariable",
    ];

    public static readonly string[] Optional = ["WhatIf", "Confirm"];
}
