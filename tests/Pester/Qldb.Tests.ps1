BeforeAll {
    . "$PSScriptRoot/common.ps1"
}

Describe 'about_SessionTools_QLDB' {
    BeforeAll {
        $page = Get-Content -Raw "$RepositoryRoot/docs/en-US/about_SessionTools_QLDB.md"
        $walk = [regex]::Matches($page, '(?s)```powershell\r?\n(.*?)```') | ForEach-Object { $_.Groups[1].Value }
    }

    It 'walks through commands that work on a new machine' {
        $walk.Count | Should -Be 5
        $folder = Join-Path $TestDrive walk
        New-Item -ItemType Directory $folder | Out-Null
        $script = @"
`$ErrorActionPreference = 'Stop'
`$env:XDG_DATA_HOME = `$env:LOCALAPPDATA = '$folder/data'
New-Item -ItemType Directory '$folder/data' | Out-Null
Set-Location '$folder'
Import-Module '$StagedModule'
$($walk -join "`n")
'--- end'
(Invoke-QLDBCommand 'SELECT City FROM People').City -join ','
"history `$(@(Invoke-QLDBCommand 'SELECT * FROM history(People)').Count), index `$((Get-QLDBTable).Indexes.FieldName)"
"@
        $written = Invoke-ChildPowerShell $script
        $written | Should -Match '--- end'
        ($written -split '--- end')[0] | Should -Not -Match 'False'
        [regex]::Matches(($written -split '--- end')[0], '(?m)^True\s*$').Count | Should -Be 5
        foreach ($city in 'Oslo', 'Paris', 'Nuenen') {
            $written | Should -Match $city
        }

        $written | Should -Match 'history 5, index Id'
    }
}

Describe 'Parallel runspaces' {
    It 'count as often as they say' {
        Connect-SessionTools -Local -Sample
        $session = New-QLDBSession
        Invoke-QLDBCommand 'CREATE TABLE Counters' | Out-Null
        Invoke-QLDBCommand 'INSERT INTO Counters ?' -Parameter @{ Id = 1; Value = 0 } | Out-Null
        $done = 1..16 | ForEach-Object -ThrottleLimit 16 -Parallel {
            Import-Module $using:StagedModule
            foreach ($turn in 1..10) {
                Invoke-QLDBCommand -Session $using:session -RetryLimit 1000 -ScriptBlock {
                    $value = (Invoke-QLDBCommand 'SELECT VALUE c."Value" FROM Counters AS c WHERE c.Id = 1')
                    Invoke-QLDBCommand 'UPDATE Counters AS c SET c."Value" = ? WHERE c.Id = 1' -Parameter ($value + 1) | Out-Null
                    'done'
                }
            }
        }
        $done.Count | Should -Be 160
        (Invoke-QLDBCommand 'SELECT VALUE c."Value" FROM Counters AS c') | Should -Be 160
    }
}

Describe 'A script block' {
    BeforeAll {
        Connect-SessionTools -Local -Sample
        Invoke-QLDBCommand 'CREATE TABLE Things' | Out-Null
    }

    It 'leaves nothing where one of its statements is bad' {
        Invoke-QLDBCommand -ErrorAction SilentlyContinue -ErrorVariable failed -ScriptBlock {
            Invoke-QLDBCommand 'INSERT INTO Things ?' -Parameter @{ Id = 1 }
            Invoke-QLDBCommand 'INSERT INTO Nowhere ?' -Parameter @{ Id = 2 }
            Invoke-QLDBCommand 'INSERT INTO Things ?' -Parameter @{ Id = 3 }
        } | Should -BeNullOrEmpty
        $failed[-1].FullyQualifiedErrorId | Should -BeLike 'BadRequest,*'
        Invoke-QLDBCommand 'SELECT * FROM Things' | Should -BeNullOrEmpty
    }

    It 'is not run under -WhatIf' {
        Invoke-QLDBCommand 'INSERT INTO Things ?' -Parameter @{ Id = 4 } | Out-Null
        Invoke-QLDBCommand -WhatIf -ScriptBlock { Invoke-QLDBCommand 'DELETE FROM Things' }
        (Invoke-QLDBCommand 'SELECT * FROM Things').Id | Should -Be 4
    }
}

Describe 'An export' {
    BeforeAll {
        Connect-SessionTools -Local -Sample
        Invoke-QLDBCommand 'CREATE TABLE Exported' | Out-Null
        1..5 | ForEach-Object { @{ Id = $_ } } | Invoke-QLDBCommand 'INSERT INTO Exported ?' | Out-Null
        $folder = Join-Path $TestDrive export
        $export = Export-QLDBJournal $folder
    }

    It 'verifies, and can be imported as a ledger that answers the same' {
        Test-QLDBJournal -Path $folder -Digest $export | Should -BeTrue
        $import = Import-QLDBJournal $folder archive
        $import.Digest | Should -Be $export.Digest
        (Invoke-QLDBCommand 'SELECT VALUE e.Id FROM Exported AS e' -LedgerName archive | Sort-Object) -join ',' | Should -Be '1,2,3,4,5'
        Invoke-QLDBCommand 'DELETE FROM Exported' -LedgerName archive -ErrorAction SilentlyContinue -ErrorVariable refused
        $refused[-1].FullyQualifiedErrorId | Should -BeLike 'BadRequest,*'
    }

    It 'does not verify once a document in it was altered, and is not imported' {
        $file = (Get-ChildItem $folder -Recurse -Filter *.ion)[0].FullName
        [System.IO.File]::WriteAllText($file, [System.IO.File]::ReadAllText($file).Replace('Id:3', 'Id:4'))
        (Test-QLDBJournal -Path $folder -Detailed).Fault | Should -Match 'does not verify'
        Test-QLDBJournal -Path $folder -Detailed | Out-String -Width 500 | Should -Match '(?s)Conclusion.{0,20}: .{0,20}Damaged.*Fault.{0,20}: .*does not verify'
        Import-QLDBJournal $folder forged -ErrorAction SilentlyContinue -ErrorVariable refused
        $refused[-1].FullyQualifiedErrorId | Should -BeLike 'JournalNotUnderstood,*'
        (Get-QLDBLocalLedger).LedgerName | Should -Not -Contain forged
    }
}

Describe 'An exact value' {
    BeforeAll {
        Connect-SessionTools -Local -Sample
        $text = 'x::{a:y::1.10,b:z::[1,two],c:2020-01-01}'
        $ion = ConvertFrom-Ion $text -AsIon
        Invoke-QLDBCommand 'CREATE TABLE Exact' | Out-Null
        Invoke-QLDBCommand 'INSERT INTO Exact ?' -Parameter $ion | Out-Null
    }

    It 'is one object wherever it goes' {
        @($ion | ForEach-Object { $_ }).Count | Should -Be 1
        @($ion['b'] | ForEach-Object { $_ }).Count | Should -Be 1
        "$ion" | Should -Be $text
        "$($ion['b'])" | Should -Be 'z::[1,two]'
        foreach ($value in $ion) { $value.GetType().Name | Should -Be 'IonStruct' }
        [pscustomobject]@{ Value = $ion } | Format-List | Out-String | Should -BeLike "*Value : $([WildcardPattern]::Escape($text))*"
    }

    It 'prints as Ion text by <_>' -ForEach 'Out-Default', 'Format-Table', 'Format-List' {
        $shown = if ($_ -eq 'Out-Default') { $ion, $ion['b'] | Out-String } else { $ion, $ion['b'] | & $_ | Out-String }
        $shown.Trim() -split '\r?\n' | Should -Be $text, 'z::[1,two]'
    }

    It 'goes through a pipeline back into a ledger as it was' {
        Invoke-QLDBCommand 'SELECT VALUE e FROM Exact AS e' -AsIon |
            ForEach-Object { Invoke-QLDBCommand 'INSERT INTO Exact ?' -Parameter $_ } | Out-Null
        Invoke-QLDBCommand 'SELECT VALUE e FROM Exact AS e' -AsIon | Invoke-QLDBCommand 'INSERT INTO Exact ?' | Out-Null
        Invoke-QLDBCommand 'SELECT VALUE e FROM Exact AS e' -AsIonText | Should -Be $text, $text, $text, $text
    }
}

Describe 'A question under -NonInteractive' {
    It 'ends <_>, which changes nothing' -ForEach "Remove-QLDBLocalLedger trucks", "Invoke-QLDBCommand 'DELETE FROM T' -LedgerName trucks -Confirm" {
        $script = @"
Import-Module '$StagedModule'
Connect-SessionTools -Local -Sample
New-QLDBLocalLedger trucks | Out-Null
Invoke-QLDBCommand 'CREATE TABLE T', "INSERT INTO T {'a': 1}" -LedgerName trucks | Out-Null
try { $_; 'went on' } catch { `$_.FullyQualifiedErrorId }
"left `$((Invoke-QLDBCommand 'SELECT a FROM T' -LedgerName trucks).a)"
"@
        Invoke-ChildPowerShell $script | Should -Match '^InvalidOperation,SessionTools\.Commands\.\w+\s+left 1$'
    }
}

Describe 'A revision that Export-Clixml saved' {
    BeforeAll {
        Connect-SessionTools -Local -Sample
        $document = @{ Plain = '1'; Large = '18446744073709551616'; Zero = '-0.0'; Word = 'word'; Annotated = 'note::1' }
        foreach ($table in $document.Keys) {
            Invoke-QLDBCommand "CREATE TABLE $table", "INSERT INTO $table {'a': ``$($document[$table])``}" | Out-Null
        }

        $digest = Get-QLDBLedgerDigest
        function Restore-Revision($Table) {
            Invoke-QLDBCommand "SELECT * FROM _ql_committed_$Table" | Export-Clixml "$TestDrive/revision.xml"
            Import-Clixml "$TestDrive/revision.xml"
        }
    }

    It 'verifies with <_>' -ForEach 'Plain', 'Large' {
        Restore-Revision $_ | Test-QLDBDocumentRevision -Digest $digest | Should -BeTrue
    }

    It 'is an error, and not false, with <_>' -ForEach 'Zero', 'Word', 'Annotated' {
        $saved = Restore-Revision $_
        { $saved | Test-QLDBDocumentRevision -Digest $digest -ErrorAction Stop } | Should -Throw -ErrorId 'JournalNotUnderstood,*'
    }
}
