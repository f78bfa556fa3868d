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

# Starts a server as a process of its own and waits for the line that says where it answers.
function Start-Server($FilePath, $ArgumentList) {
    $output = Join-Path $TestDrive "$([guid]::NewGuid()).out"
    $server = Start-Process $FilePath -ArgumentList $ArgumentList -PassThru -RedirectStandardOutput $output -RedirectStandardError "$output.err"
    do {
        $answers = Select-String '(answers|Running) on (http://127\.0\.0\.1:\d+)' -Path $output, "$output.err" | Select-Object -First 1
    } until ($answers -or $server.WaitForExit(100))
    $server | Add-Member Url $answers.Matches[0].Groups[2].Value -PassThru
}

# Starts SessionTools.Server on a free port.
function Start-EndpointServer($ArgumentList) {
    $built = Get-ChildItem "$RepositoryRoot/src/SessionTools.Server/bin/*/net10.0/SessionTools.Server.dll" | Sort-Object LastWriteTime -Bottom 1
    if (-not $built) {
        Set-ItResult -Skipped -Because 'SessionTools.Server is not built'
    }

    Start-Server dotnet (@($built.FullName, '--port', 0) + $ArgumentList)
}

function Connect-Server($Url) {
    Connect-SessionTools -EndpointUrl $Url -Region us-east-1 -AccessKey any -SecretKey any -NotDefault -PassThru
}
