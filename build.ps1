#requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests and packages SessionTools.
.DESCRIPTION
    dotnet build and dotnet test do all the work; these tasks are for people who have PowerShell.
    Build stages the importable module in out/SessionTools, Docs builds the help from docs/en-US (it needs
    Microsoft.PowerShell.PlatyPS 1.0), Package makes out/SessionTools.<version>.zip with what starts fast on Linux and
    Windows (x64) and runs everywhere.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Docs', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$staged = "$PSScriptRoot/out/SessionTools"

function Invoke-Native([scriptblock] $Command) {
    & $Command
    if ($LASTEXITCODE) {
        throw "$Command ended with exit code $LASTEXITCODE."
    }
}

function Invoke-Build([string[]] $Property) {
    Invoke-Native { dotnet build "$PSScriptRoot/src/SessionTools" --configuration $Configuration --nologo @Property }
}

function Invoke-Test {
    Invoke-Native { dotnet test "$PSScriptRoot/SessionTools.sln" --nologo }
}

function Invoke-PesterSuite {
    Invoke-Build
    Invoke-Native { dotnet build "$PSScriptRoot/src/SessionTools.Server" --configuration $Configuration --nologo }
    foreach ($file in Get-ChildItem "$PSScriptRoot/tests/Pester/*.Tests.ps1") {
        Invoke-Native { pwsh -NoProfile -File "$PSScriptRoot/tests/Pester/run.ps1" -Path $file }
    }
}

# PlatyPS 1.0 leaves an example's code in its introduction, Markdown fences and all, with U+0080 for an empty line. Get-Help
# shows it as it is meant once the code and what follows it are in the elements that MAML has for them.
function Repair-Example([System.Xml.XmlElement] $Example) {
    $introduction, $code, $remarks = 'introduction', 'code', 'remarks' | ForEach-Object { $Example.SelectSingleNode("*[local-name() = '$_']") }
    $text = ($introduction.ChildNodes.InnerText -join "`n").Replace([string] [char] 0x80, '')
    if ($text -notmatch '(?s)^(?<before>.*?)```powershell\r?\n(?<code>.*?)\n```(?<after>.*)$') {
        throw "The example has no powershell code: $text"
    }

    $parts = $Matches
    $introduction.InnerText = $parts.before.Trim()
    $code.InnerText = $parts.code
    foreach ($paragraph in @($parts.after.Trim() -split '(?:\r?\n){2,}') + '') {
        $remarks.AppendChild($Example.OwnerDocument.CreateElement('maml', 'para', $introduction.NamespaceURI)).InnerText = $paragraph
    }
}

function Repair-Examples([string] $Path) {
    $maml = [xml]::new()
    $maml.PreserveWhitespace = $true
    $maml.Load($Path)
    $maml.SelectNodes("//*[local-name() = 'example']") | ForEach-Object { Repair-Example $_ }
    $maml.Save($Path)
}

function Invoke-Docs {
    Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0
    $target = "$PSScriptRoot/module/en-US"
    $built = New-Item -ItemType Directory -Path ([System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), [guid]::NewGuid()))
    $pages = Get-ChildItem "$PSScriptRoot/docs/en-US/*.md" -Exclude 'about_*' | ForEach-Object { Import-MarkdownCommandHelp $_.FullName }
    Export-MamlCommandHelp -CommandHelp $pages -OutputFolder $built -Force | Out-Null
    $null = New-Item -ItemType Directory -Path $target -Force
    $maml = (Get-ChildItem $built -Recurse -Filter SessionTools.dll-Help.xml).FullName
    Repair-Examples $maml
    Copy-Item $maml $target
    Get-ChildItem "$PSScriptRoot/docs/en-US/about_*.md" | ForEach-Object { Copy-Item $_.FullName "$target/$($_.BaseName).help.txt" }
    Remove-Item $built -Recurse
}

function Invoke-Package {
    Invoke-Build '-p:AheadOfTimePlatforms=linux-x64%3Bwin-x64'
    $version = (Import-PowerShellDataFile "$staged/SessionTools.psd1").ModuleVersion
    Compress-Archive -Path $staged -DestinationPath "$PSScriptRoot/out/SessionTools.$version.zip" -Force
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-Build }
        'Test' { Invoke-Test }
        'Pester' { Invoke-PesterSuite }
        'Docs' { Invoke-Docs }
        'Package' { Invoke-Package }
    }
}
