# Runs the examples of the help pages as a new user does: each in a PowerShell of its own, with an empty home and in an empty
# folder. (A runspace would not do: those of one process share the embedded endpoint in memory.)
BeforeDiscovery {
    # What is not run here, and why.
    $notRun = [ordered]@{
        'Connect-SessionTools 3'  = 'needs an AWS account'
        'Connect-SessionTools 4'  = 'needs two AWS accounts'
        'Wait-DLJob 1'            = 'waits most of a minute for a job'
        'Watch-DLSessionAction 1' = 'waits most of a minute for a job'
        'Watch-DLSessionAction 2' = 'waits ten seconds'
    }

    $all = foreach ($page in Get-ChildItem "$PSScriptRoot/../../docs/en-US/*-*.md") {
        foreach ($example in [regex]::Matches((Get-Content -Raw $page), '(?ms)^### Example (\d+): .*?(?=^##)')) {
            @{
                Name = "$($page.BaseName) $($example.Groups[1].Value)"
                Text = $example.Value
                Code = [regex]::Match($example.Value, '(?ms)^```powershell\r?\n(.*?)^```').Groups[1].Value
            }
        }
    }
    $alone = $all | Where-Object { -not $notRun.Contains($_.Name) }
    $parallel = $alone | Where-Object { $_.Code.Contains('-Parallel') }
    $left = $notRun.GetEnumerator() | ForEach-Object { @{ Name = $_.Key; Reason = $_.Value } }
    $pages = @{ All = $all; Alone = $alone; Parallel = $parallel }
}

BeforeAll {
    . "$PSScriptRoot/common.ps1"

    $installed = "`$env:PSModulePath = '$RepositoryRoot/out' + [System.IO.Path]::PathSeparator + `$env:PSModulePath"
    $imported = "Import-Module '$StagedModule'"

    # The script for a PowerShell of a new user, who says yes when asked. The ids of all errors come last, also of those that
    # the example keeps quiet.
    function Get-UserScript([string] $Preparation, [string] $Code) {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Set-Content "$folder/example.ps1" $Code
        @"
`$env:HOME = `$env:XDG_DATA_HOME = `$env:LOCALAPPDATA = '$folder'
`$ConfirmPreference = 'None'
Set-Location '$folder'
$Preparation
`$Error.Clear()
. ./example.ps1
'--- errors'
`$Error.FullyQualifiedErrorId
"@
    }

    # Gives by name what each script has written; as many run at a time as there are processors.
    function Invoke-UserScript([hashtable] $Script) {
        $child = ${function:Invoke-ChildPowerShell}.ToString()
        $written = $Script.GetEnumerator() | ForEach-Object -ThrottleLimit ([Environment]::ProcessorCount) -Parallel {
            ${function:Invoke-ChildPowerShell} = $using:child
            @{ $_.Key = Invoke-ChildPowerShell $_.Value }
        }
        $outcomes = @{}
        $written | ForEach-Object { $outcomes += $_ }
        $outcomes
    }

    # Fails where the example did not come to its end, and on errors whose id its text does not name.
    function Assert-Success([string] $Written, [string] $Text) {
        $Written | Should -Match '(?m)^--- errors'
        $ids = ($Written -split '(?m)^--- errors')[1] -split '\s+' -replace ',.*'
        $ids | Where-Object { -not $Text.Contains($_) } | Should -BeNullOrEmpty -Because $Written
    }
}

Describe 'Examples' -ForEach $pages {
    BeforeAll {
        $scripts = @{ 'QLDB in order' = Get-UserScript $imported (($Alone | Where-Object Name -Match 'QLDB').Code -join "`n") }
        $Alone | ForEach-Object { $scripts[$_.Name] = Get-UserScript $installed $_.Code }
        $Parallel | ForEach-Object { $scripts["$($_.Name) imported"] = Get-UserScript $imported $_.Code }
        $written = Invoke-UserScript $scripts
    }

    It '<Name> runs' -ForEach $alone {
        Assert-Success $written[$Name] $Text
    }

    It '<Name> runs where the module is imported by its path' -ForEach $parallel {
        Assert-Success $written["$Name imported"] $Text
    }

    It '<Name> is not run: it <Reason>' -ForEach $left {
        $All.Name | Should -Contain $Name
    }

    It 'of all QLDB pages run one after another in one PowerShell' {
        Assert-Success $written['QLDB in order'] ''
    }

    It 'are all the code that the pages have' {
        $fences = Select-String '^```powershell' "$RepositoryRoot/docs/en-US/*-*.md"
        @($All.Code | Where-Object { $_ }).Count | Should -Be $fences.Count
    }
}
