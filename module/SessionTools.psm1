# LoadFrom, since Add-Type would cost the import five times as much.
try {
    $null = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/SessionTools.Loader.dll")
}
catch {
    if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
        throw "SessionTools needs the language mode FullLanguage to load; this session has $($ExecutionContext.SessionState.LanguageMode)."
    }

    $wanted = [System.Reflection.AssemblyName]::GetAssemblyName("$PSScriptRoot/bin/SessionTools.Loader.dll").Version
    $loaded = [System.AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'SessionTools.Loader' })
    if ($loaded) {
        throw "SessionTools $($loaded[0].GetName().Version) is already loaded in this process, and $wanted cannot be loaded beside it. Start a new PowerShell to use $wanted."
    }

    throw
}

if (-not [SessionTools.Loader.LoadContext]::IsLoaded) {
    Import-Module -Assembly ([SessionTools.Loader.LoadContext]::LoadModule())
}
else {
    # The engine finds the inner module cached and does not attach its cmdlets (PowerShell issue 20710).
    $inner = Import-Module -Assembly ([SessionTools.Loader.LoadContext]::LoadModule()) -PassThru
    $attach = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
    foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
        $attach.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
    }
}

# The engine cleans up after a module's own assembly, but not after one imported like this.
$ExecutionContext.SessionState.Module.OnRemove = {
    [SessionTools.Loader.LoadContext]::LoadModule().CreateInstance('SessionTools.Common.ModuleLifetime').OnRemove($ExecutionContext.SessionState.Module)
}
