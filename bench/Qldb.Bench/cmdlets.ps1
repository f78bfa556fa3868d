# One turn of the cmdlets: a warm-up, then the work; prints seconds, rows or transactions, and MB before and at most.
param([string] $Module, [string] $Url, [string] $What, [int] $Count)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$text = 'x' * 150

function Add-Document([int] $number) {
    1..$number | ForEach-Object { [pscustomobject]@{ n = $_; k = $_; text = $text } } |
        Invoke-QLDBCommand 'INSERT INTO Inserted ?' -EndpointUrl $Url |
        ForEach-Object { $script:seen++ }
}

function Read-Table([string] $table) {
    Invoke-QLDBCommand "SELECT * FROM $table" -EndpointUrl $Url | ForEach-Object { $script:seen++ }
}

function Skip-Table([string] $table) {
    Invoke-QLDBCommand "SELECT * FROM $table" -EndpointUrl $Url > $null
}

switch ($What) {
    'insert' { Add-Document 300 }
    'stream' { Read-Table Warm }
    'discard' { Skip-Table Warm }
}

$script:seen = 0
$process = [Diagnostics.Process]::GetCurrentProcess()
$before = $process.PeakWorkingSet64
$watch = [Diagnostics.Stopwatch]::StartNew()
switch ($What) {
    'insert' { Add-Document $Count }
    'stream' { Read-Table Filled }
    'discard' { Skip-Table Filled; $script:seen = $Count }
}

$seconds = $watch.Elapsed.TotalSeconds
$process.Refresh()
[string]::Join("`t", @($seconds, $script:seen, ($before / 1e6), ($process.PeakWorkingSet64 / 1e6)).ForEach({ $_.ToString([cultureinfo]::InvariantCulture) }))
