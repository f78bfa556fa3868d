BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $folder = Join-Path ([System.IO.Path]::GetTempPath()) "appconfig-$([guid]::NewGuid())"
    $connection = Connect-SessionTools -Local -Path $folder -Sample -PassThru
}

AfterAll {
    Disconnect-SessionTools -Connection $connection
    Remove-Item $folder -Recurse -Force
}

Describe 'A configuration session' {
    It 'is started, read, listed and stopped' {
        $session = Start-AppConfigSession sample prod settings -RequiredMinimumPollIntervalInSeconds 15
        $first = $session | Get-AppConfigConfiguration
        $first.Value.database.port | Should -Be 5432
        $first.Changed | Should -BeTrue
        $second = $session | Get-AppConfigConfiguration
        $second.Changed | Should -BeFalse
        $second.Source | Should -Be 'Memory'
        $session.CallCount | Should -Be 1
        (Get-AppConfigSession -Profile settings).ConfigurationProfileIdentifier | Should -Be 'settings'
        $session | Stop-AppConfigSession
        Get-AppConfigSession -Profile settings | Should -BeNullOrEmpty
        { $session | Get-AppConfigConfiguration -ErrorAction Stop } | Should -Throw -ErrorId 'SessionStopped*'
    }

    It 'shows no token, however it is printed' {
        $session = Start-AppConfigSession sample prod motd
        $printed = ($session | Format-List * | Out-String) + ($session | ConvertTo-Json -Depth 3) +
            [System.Management.Automation.PSSerializer]::Serialize($session, 3)
        $printed | Should -Not -Match '[A-Za-z0-9+/]{64}'
        $printed | Should -Not -Match 'Token'
    }

    It 'is a picture of itself after serialization, and says so' {
        $picture = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Start-AppConfigSession sample prod motd)))
        { Get-AppConfigConfiguration -Session $picture } | Should -Throw '*serialized*'
    }

    It 'is shared by parallel runspaces without one bad request' {
        $session = Start-AppConfigSession sample prod settings
        $values = 1..40 | ForEach-Object -Parallel {
            Import-Module $using:StagedModule
            foreach ($i in 1..25) { (Get-AppConfigConfiguration -Session $using:session).Value.retries }
        } -ThrottleLimit 2
        $values.Count | Should -Be 1000
        $values | Sort-Object -Unique | Should -Be 3
        $session.CallCount | Should -Be 1
        $session.FailureCount | Should -Be 0
    }
}

Describe 'A configuration' {
    It 'is decoded by its media type' {
        (Get-AppConfigConfiguration sample prod settings-yaml).Value.retries | Should -Be 3
        (Get-AppConfigConfiguration sample prod motd).Value | Should -Be 'Welcome to the sample.'
        (Get-AppConfigConfiguration sample prod settings -AsHashtable).Value | Should -BeOfType hashtable
        (Get-AppConfigConfiguration sample prod motd -AsByteStream).Value.Length | Should -Be 22
        (Get-AppConfigConfiguration sample prod settings -Raw).Value | Should -BeLike '*"retries": 3*'
    }

    It 'is deployed by changing its file' {
        Set-Content "$folder/appconfig/sample/prod/live.txt" 'one' -NoNewline
        (Get-AppConfigConfiguration sample prod live).Value | Should -Be 'one'
        Set-Content "$folder/appconfig/sample/prod/live.txt" 'two' -NoNewline
        (Get-AppConfigConfiguration sample prod live).Value | Should -Be 'one'
        $fresh = Get-AppConfigConfiguration sample prod live -Force
        $fresh.Value | Should -Be 'two'
        $fresh.Changed | Should -BeTrue
    }

    It 'is written to a file byte for byte' {
        Get-AppConfigConfiguration sample prod motd -OutFile "$folder/motd" | Should -BeNullOrEmpty
        Get-Content "$folder/motd" -Raw | Should -Be 'Welcome to the sample.'
    }

    It 'that is missing is named by its type, or has its default' {
        { Get-AppConfigConfiguration sample prod nothing -ErrorAction Stop } | Should -Throw -ErrorId 'ConfigurationProfileNotFound*'
        { Get-AppConfigConfiguration nothing prod motd -ErrorAction Stop } | Should -Throw -ErrorId 'ApplicationNotFound*'
        $default = Get-AppConfigConfiguration sample prod nothing -DefaultValue @{ retries = 1 } -WarningAction SilentlyContinue -WarningVariable warnings
        $default.Value.retries | Should -Be 1
        $default.Source | Should -Be 'Default'
        $warnings.Count | Should -Be 1
    }

    It 'has a backup that only the user can read, and that serves its own connection only' {
        $backup = "$folder/backup"
        Get-AppConfigConfiguration sample prod motd -BackupPath $backup | Out-Null
        if (-not $IsWindows) {
            (Get-Item $backup).UnixMode | Should -Be 'drwx------'
            (Get-ChildItem $backup).UnixMode | Should -Be '-rw-------'
        }
        $region = @{ AccessKey = 'AKIAFAKEFAKEFAKEFAKE'; SecretKey = 'fake'; Region = 'eu-central-1' }
        { Get-AppConfigConfiguration sample prod motd @region -EndpointUrl http://localhost:1 -BackupPath $backup -ErrorAction Stop } |
            Should -Throw -ErrorId 'EndpointUnreachable*'
    }
}

Describe 'A feature flag' {
    It 'follows from a configuration that comes down the pipeline' {
        (Get-AppConfigConfiguration sample prod flags | Get-AppConfigFlag -Name new-checkout).Enabled | Should -BeFalse
    }

    It 'is read with its attributes' {
        $flag = Get-AppConfigFlag sample prod flags -Name dark-mode
        $flag.Enabled | Should -BeTrue
        $flag.Attributes.'default-theme' | Should -Be 'midnight'
    }

    It 'has the variant that its rules choose, and says why' {
        $flag = Get-AppConfigFlag sample prod variants checkout -Context @{ userId = '2' } -Trace
        $flag.Variant | Should -Be 'testers'
        $flag.Trace[-1].Matched | Should -BeTrue
        (Get-AppConfigFlag sample prod variants checkout -Context @{ age = 70; email = 'a@example.org' }).Variant | Should -Be 'seniors'
        (Get-AppConfigFlag sample prod variants checkout).Enabled | Should -BeFalse
        (Get-AppConfigFlag sample prod variants checkout -Context @{ userId = 10; country = 'NO' }).IsApproximate | Should -BeTrue
    }

    It 'says where there is no agent' {
        { Get-AppConfigFlag a e p x -AgentUrl http://localhost:1 -ErrorAction Stop } | Should -Throw -ErrorId 'AgentFailed*'
    }
}

Describe 'A watch' {
    It 'runs its action for each value, many profiles at once' {
        Start-AppConfigSession sample prod motd | Out-Null
        Start-AppConfigSession sample prod settings | Out-Null
        $seen = Get-AppConfigSession | Where-Object ConfigurationProfileIdentifier -In motd, settings |
            Watch-AppConfigConfiguration -Count 2 -Action { $_.ConfigurationProfileIdentifier.ToUpper() }
        $seen | Sort-Object | Should -Be 'MOTD', 'SETTINGS'
    }

    It 'passes on the errors of its action, and ends with one that is thrown' {
        $output = Watch-AppConfigConfiguration sample prod motd -Count 1 -ErrorVariable failures 2>$null -Action {
            Write-Error 'soft' -ErrorAction Continue
            'after'
        }
        $output | Should -Be 'after'
        "$failures" | Should -Be 'soft'
        { Watch-AppConfigConfiguration sample prod motd -Action { throw 'hard' } } | Should -Throw 'hard'
    }

    It 'ends with its action''s consumer' {
        Watch-AppConfigConfiguration sample prod motd -Action { 1..5 } | Select-Object -First 2 | Should -Be 1, 2
    }

    It 'ends at its time limit' {
        @(Watch-AppConfigConfiguration sample prod motd -Timeout 1).Count | Should -Be 1
    }

    It 'ends with Select-Object -First' {
        (Watch-AppConfigConfiguration sample prod motd | Select-Object -First 1).Value | Should -Be 'Welcome to the sample.'
    }
}

Describe 'The tables' {
    It 'have the columns that matter' {
        Get-AppConfigFlag sample prod flags | Out-String | Should -Match 'Name\s+Enabled\s+Variant\s+Attributes'
        Get-AppConfigConfiguration sample prod motd | Out-String | Should -Match 'ConfigurationProfileIdentifier\s+Changed'
        Start-AppConfigSession sample prod motd | Out-String | Should -Match 'ApplicationIdentifier\s+EnvironmentIdentifier'
    }
}
