# Runs one test file, or all of them, and ends with the counts. Exit code 1 where a test fails or none runs.
param(
    [string] $Path = $PSScriptRoot
)

Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$configuration.Output.RenderMode = 'Plaintext'
$result = Invoke-Pester -Configuration $configuration
"$($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount) skipped"
exit [int] ($result.Result -ne 'Passed' -or $result.PassedCount -eq 0)
