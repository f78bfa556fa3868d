# Says in words why the loader could not be loaded. $_ is the error.
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    throw "SessionTools needs the language mode FullLanguage to load; this session has $($ExecutionContext.SessionState.LanguageMode)."
}

$wanted = [System.Reflection.AssemblyName]::GetAssemblyName("$PSScriptRoot/../bin/SessionTools.Loader.dll").Version
$loaded = [System.AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'SessionTools.Loader' })
if ($loaded) {
    throw "SessionTools $($loaded[0].GetName().Version) is already loaded in this process, and $wanted cannot be loaded beside it. Start a new PowerShell to use $wanted."
}

throw $_
