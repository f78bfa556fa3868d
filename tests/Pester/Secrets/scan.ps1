# Runs every cmdlet that the module exports with planted secrets, and writes all that can be seen of it to files:
# <cmdlet>.<run>.shown, <cmdlet>.works.asked for a configuration that was asked for, and a transcript. What is wrong with
# the cases themselves goes to 'problems'.
param(
    [string] $Module,
    [string] $WorkingUrl,
    [string] $RefusingUrl,
    [string] $Folder,
    [int] $MostObjects = 20
)

Set-StrictMode -Version Latest
Import-Module $Module
$problems = [System.Collections.Generic.List[string]]::new()
$null = Start-Transcript "$Folder/transcript.shown"

function Connect-Planted([string] $Url) {
    $secret = ConvertTo-SecureString $env:PLANTED_SECRET_KEY -AsPlainText -Force
    $token = ConvertTo-SecureString $env:PLANTED_SESSION_TOKEN -AsPlainText -Force
    $ids = Connect-SessionTools -Local -Sample -NotDefault -PassThru
    Connect-SessionTools -Region us-east-1 -AccessKey AKIAFAKE -SecretKey $secret -SessionToken $token -EndpointUrl $Url `
        -InstanceId $ids.InstanceId -FarmId $ids.FarmId -QueueId $ids.QueueId -PassThru
}

# Every way in which an object is usually printed or kept.
function Write-Shown([object[]] $Objects, [string] $File, [string] $Kind) {
    $ours = @($Objects | Where-Object { $_ -isnot [System.Management.Automation.InformationalRecord] -and $_ -isnot [System.Management.Automation.ErrorRecord] })
    & {
        $Objects | Out-String -Width 4096
        $Objects | Format-List * -Force | Out-String -Width 4096
        $ours | ForEach-Object { "$_"; $_ | ConvertTo-Json -Depth 10 -WarningAction Ignore; $_ | ConvertTo-Csv }
    } *>&1 | Out-String -Width 4096 | Set-Content "$File.$Kind"
    $Objects | Export-Clixml "$File.clixml.$Kind"
    $ours | Export-Clixml "$File.deep.$Kind" -Depth 4
}

function Write-Errors([string] $File) {
    & {
        foreach ($record in $Error) {
            $record | Format-List * -Force
            $record | Get-Error
            $record.InvocationInfo | Format-List * -Force
            $record.InvocationInfo.BoundParameters | Format-Table
            $record.Exception.ToString()
            $record.Exception | Format-List * -Force
            $record.TargetObject | Format-List * -Force
        }
    } *>&1 | Out-String -Width 4096 | Set-Content $File
    $Error | Export-Clixml "$File.clixml.shown" -Depth 4
}

function Invoke-Case([string] $Name, [hashtable] $Case, [scriptblock] $Block, $on, [string] $Run) {
    $Error.Clear()
    $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
    $all = try { . $Block *>&1 } catch { $_ }
    $VerbosePreference = $DebugPreference = $InformationPreference = 'SilentlyContinue'
    $failed = $Error.Count -gt 0
    $text = if ($failed) { "$($Error[0])" } else { 'no error' }
    Write-Errors "$Folder/$Name.$Run.errors.shown"
    $shown, $asked = @($all | Select-Object -First $MostObjects), @()
    if ($Case['Gives'] -and $Run -eq 'works') {
        $asked = @($shown | Where-Object { $_ -is [SessionTools.ConnectedObject] })
        $shown = @($shown | Where-Object { $_ -isnot [SessionTools.ConnectedObject] })
        Write-Shown $asked "$Folder/$Name.$Run" asked
    }

    Write-Shown $shown "$Folder/$Name.$Run" shown
    $shown | Out-Default
    if ($failed -ne ($Run -ne 'works')) {
        $problems.Add("$Name $Run`: $text")
    }
}

$works = Connect-Planted $WorkingUrl
$answers = @{ Destination = 'Oslo'; Days = 3; Preferences = @{ Budget = 'low' } }
$app = Get-QApp -Title sample -Connection $works
$job = Get-DLJob -Name *-010 -Connection $works | Select-Object -First 1
$export = "$Folder/export.json"
Export-ApiGatewayIntegrationResponse samplews01 -Path $export -Connection $works
$sample = @{
    Answers     = $answers
    App         = $app
    AppRun      = $app | Invoke-QApp -Answer $answers -Connection $works
    AppSession  = $app | Start-QAppSession -Connection $works
    Export      = $export
    Job         = $job
    OldResponse = New-ApiGatewayIntegrationResponse samplews02 mock002 '/8/' -Connection $works
    OldSession  = $app | Start-QAppSession -Connection $works
    Response    = New-ApiGatewayIntegrationResponse samplews02 mock002 '/9/' -Connection $works
    Session     = Get-DLJob -Connection $works | Get-DLSession | Where-Object { -not $_.EndedAt } | Select-Object -First 1
    Step        = $job | Get-DLStep -Connection $works | Select-Object -First 1
}
$sample.Keys | Where-Object { $null -eq $sample[$_] } | ForEach-Object { $problems.Add("the sample has no $_") }
$refuses = Connect-Planted $RefusingUrl
$cases = & "$PSScriptRoot/cases.ps1"
$exported = (Get-Command -Module SessionTools).Name
$exported | Where-Object { $_ -notin $cases.Keys } | ForEach-Object { $problems.Add("$_ has no case") }
$cases.Keys | Where-Object { $_ -notin $exported } | ForEach-Object { $problems.Add("$_ is not exported") }

# Those that refuse come first, since what works may take away what the others need.
foreach ($name in $exported | Where-Object { $cases.ContainsKey($_) }) {
    $case = $cases[$name]
    if (-not $case['Quiet']) {
        Invoke-Case $name $case $case.Run $refuses refused
    }

    Invoke-Case $name $case $case.Run $works works
    if ($case['Breaks']) {
        Invoke-Case $name $case $case.Breaks $works broken
    }
}

# Calls with the keys of a login and of a profile, which the connections above have not needed.
$login = @{ Region = 'us-east-1'; EndpointUrl = $WorkingUrl }
Invoke-Case Login @{} { Get-DLFarm @login -ProfileName login; Get-DLFarm @login -ProfileName keys } $works works
Invoke-Case Login @{} { Get-DLFarm @login -ProfileName expired; Get-DLFarm @login -ProfileName refused } $works refused

$null = Stop-Transcript
Set-Content "$Folder/problems" $problems
