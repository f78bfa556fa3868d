# The engine finds the inner module cached and does not attach its cmdlets (PowerShell issue 20710).
$inner = Import-Module -Assembly ([SessionTools.Loader.LoadContext]::LoadModule()) -PassThru
$attach = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
    $attach.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}
