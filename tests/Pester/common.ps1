# Dot-sourced first by every test file: the staged module in this process, and nothing of the machine's AWS settings.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$RepositoryRoot = [System.IO.Path]::GetFullPath("$PSScriptRoot/../..")
$StagedModule = "$RepositoryRoot/out/SessionTools"

foreach ($variable in Get-ChildItem Env:AWS_*) {
    Remove-Item "Env:$($variable.Name)"
}

$env:AWS_SHARED_CREDENTIALS_FILE = '/nowhere/credentials'
$env:AWS_CONFIG_FILE = '/nowhere/config'
$env:AWS_EC2_METADATA_DISABLED = 'true'

Import-Module $StagedModule

# Runs a script in a PowerShell of its own, since a module that is loaded stays loaded. Gives what it writes.
function Invoke-ChildPowerShell([string] $Script) {
    $encoded = [Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($Script))
    (& pwsh -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded 2>&1 | Out-String).Trim()
}
