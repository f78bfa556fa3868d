# What is seldom needed lies in scripts of its own, since the engine compiles all of this one at every import.
# LoadFrom, since Add-Type would cost the import five times as much.
try {
    $null = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/SessionTools.Loader.dll")
}
catch {
    . "$PSScriptRoot/Scripts/LoadFailure.ps1"
}

if (-not [SessionTools.Loader.LoadContext]::IsLoaded) {
    Import-Module -Assembly ([SessionTools.Loader.LoadContext]::LoadModule())
}
else {
    . "$PSScriptRoot/Scripts/Reimport.ps1"
}

# The engine cleans up after a module's own assembly, but not after one imported like this.
$ExecutionContext.SessionState.Module.OnRemove = {
    [SessionTools.Loader.LoadContext]::LoadModule().CreateInstance('SessionTools.Common.ModuleLifetime').OnRemove($ExecutionContext.SessionState.Module)
}
