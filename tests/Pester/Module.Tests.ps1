BeforeAll {
    . "$PSScriptRoot/common.ps1"
}

Describe 'The module' {
    It 'exports the cmdlets that its manifest names' {
        $manifest = Import-PowerShellDataFile "$StagedModule/SessionTools.psd1"
        $exported = (Get-Command -Module SessionTools).Name | Sort-Object
        $exported | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        $exported.Count | Should -BeGreaterThan 20
    }

    It 'keeps all cmdlets when it is imported by force' {
        $before = (Get-Command -Module SessionTools).Count
        Import-Module $StagedModule -Force
        (Get-Command -Module SessionTools).Count | Should -Be $before
    }

    It 'forgets the connection when it is removed' {
        Connect-SessionTools -Local -Sample
        Get-SessionToolsConnection | Should -Not -BeNullOrEmpty
        Remove-Module SessionTools
        Import-Module $StagedModule
        Get-SessionToolsConnection | Should -BeNullOrEmpty
    }

    It 'lets scripts name its types' {
        [SessionTools.Connection].Name | Should -Be 'Connection'
        [SessionTools.ServiceException].BaseType.Name | Should -Be 'SessionToolsException'
    }

    It 'works under strict mode in a fresh PowerShell' {
        Invoke-ChildPowerShell "Set-StrictMode -Version Latest; Import-Module '$StagedModule'; Connect-SessionTools -Local -Sample; (Get-DLFarm).DisplayName" |
            Should -Be 'sample'
    }

    It 'says in words that the language mode forbids loading' {
        Invoke-ChildPowerShell "`$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; Import-Module '$StagedModule'" |
            Should -Match 'language mode'
    }
}

Describe 'Code that is compiled ahead of time' {
    BeforeEach {
        $copy = "$TestDrive/$([guid]::NewGuid())/SessionTools"
        $null = New-Item -ItemType Directory (Split-Path $copy)
        Copy-Item $StagedModule $copy -Recurse
        Remove-Item "$copy/bin/AheadOfTime" -Recurse -ErrorAction Ignore
    }

    It 'is loaded for this platform, and portable code where there is none' {
        $ahead = New-Item -ItemType Directory "$copy/bin/AheadOfTime/$([System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier)"
        Copy-Item "$copy/bin/SessionTools.dll", "$copy/bin/SessionTools.Clients.dll" $ahead
        $said = Invoke-ChildPowerShell "Import-Module '$copy'; Connect-SessionTools -Local -Sample; (Get-DLFarm).DisplayName
            'SessionTools', 'SessionTools.Clients', 'SessionTools.Local' | ForEach-Object {
                `$name = `$_
                [AppDomain]::CurrentDomain.GetAssemblies().Where({ `$_.GetName().Name -eq `$name }).Location
            }"
        $said -split '\r?\n' | Should -Be 'sample', "$ahead/SessionTools.dll", "$ahead/SessionTools.Clients.dll", "$copy/bin/SessionTools.Local.dll"
    }

    It 'of another platform is left alone' {
        $other = New-Item -ItemType Directory "$copy/bin/AheadOfTime/plan9-vax"
        Set-Content "$other/SessionTools.dll" 'nothing that could be loaded'
        Invoke-ChildPowerShell "Import-Module '$copy'; Connect-SessionTools -Local -Sample; (Get-DLFarm).DisplayName" | Should -Be 'sample'
    }
}

Describe 'Two versions in one process' {
    BeforeAll {
        $other = "$TestDrive/SessionTools"
        Copy-Item $StagedModule $other -Recurse
        $manifest = "$other/SessionTools.psd1"
        (Get-Content $manifest -Raw) -replace "ModuleVersion\s*=\s*'[^']+'", "ModuleVersion = '99.0.0'" | Set-Content $manifest
        $name = [System.Reflection.AssemblyName] 'SessionTools.Loader, Version=99.0.0.0'
        $assembly = [System.Reflection.Emit.PersistedAssemblyBuilder]::new($name, [object].Assembly)
        $null = $assembly.DefineDynamicModule('SessionTools.Loader')
        $assembly.Save("$other/bin/SessionTools.Loader.dll")
    }

    It 'are refused in words that name both' {
        $said = Invoke-ChildPowerShell "Import-Module '$StagedModule'; Import-Module '$other'"
        $said | Should -Match 'SessionTools 0\.\d+\.\d+\.\d+ is already loaded'
        $said | Should -Match '99\.0\.0'
        $said | Should -Match 'Start a new PowerShell'
    }

    It 'leave the first one usable' {
        Invoke-ChildPowerShell "Import-Module '$StagedModule'; try { Import-Module '$other' } catch { }; Connect-SessionTools -Local -Sample; (Get-DLFarm).DisplayName" |
            Should -Be 'sample'
    }
}
