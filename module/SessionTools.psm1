if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    throw "SessionTools needs the language mode FullLanguage to load; this session has $($ExecutionContext.SessionState.LanguageMode)."
}

$path = [System.IO.Path]::Combine($PSScriptRoot, 'bin', 'SessionTools.Loader.dll')
$wanted = [System.Reflection.AssemblyName]::GetAssemblyName($path).Version
$loader = $null
foreach ($assembly in [System.AppDomain]::CurrentDomain.GetAssemblies()) {
    if ($assembly.GetName().Name -eq 'SessionTools.Loader') {
        $loader = $assembly
        break
    }
}

$isReload = $null -ne $loader
if (-not $isReload) {
    # LoadFrom, since Add-Type would cost the import five times as much.
    $loader = [System.Reflection.Assembly]::LoadFrom($path)
}
elseif ($loader.GetName().Version -ne $wanted) {
    throw "SessionTools $($loader.GetName().Version) is already loaded in this process, and $wanted cannot be loaded beside it. Start a new PowerShell to use $wanted."
}

$assembly = $loader.GetType('SessionTools.Loader.LoadContext').GetMethod('LoadModule').Invoke($null, @())
$inner = Import-Module -Assembly $assembly -PassThru:$isReload

if ($isReload) {
    # The engine finds the inner module cached and does not attach its cmdlets (PowerShell issue 20710).
    $attach = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
    foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
        $attach.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
    }
}

# The engine cleans up after a module's own assembly, but not after one imported like this.
$lifetime = $assembly.CreateInstance('SessionTools.Common.ModuleLifetime')
$ExecutionContext.SessionState.Module.OnRemove = { $lifetime.OnRemove($ExecutionContext.SessionState.Module) }.GetNewClosure()
