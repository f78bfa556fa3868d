# One turn of the cmdlets: the farm's job, a warm-up, then its session actions; prints seconds, how many, and MB before and at most.
param([string] $Module, [string] $Url, [string] $What, [int] $Count)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$connection = Connect-SessionTools -EndpointUrl $Url -PassThru
$job = Get-DLFarm | Get-DLQueue | Get-DLJob
$job | Get-DLSessionAction | Select-Object -First 2000 | ForEach-Object { $script:seen++ }

$script:seen = 0
$process = [Diagnostics.Process]::GetCurrentProcess()
$before = $process.PeakWorkingSet64
$watch = [Diagnostics.Stopwatch]::StartNew()
switch ($What) {
    'stream' { $job | Get-DLSessionAction | ForEach-Object { $script:seen++ } }
    'discard' { $job | Get-DLSessionAction > $null; $script:seen = $Count }
}

$seconds = $watch.Elapsed.TotalSeconds
$process.Refresh()
[string]::Join("`t", @($seconds, $script:seen, ($before / 1e6), ($process.PeakWorkingSet64 / 1e6)).ForEach({ $_.ToString([cultureinfo]::InvariantCulture) }))
