BeforeAll {
    . "$PSScriptRoot/common.ps1"
    Connect-SessionTools -Local -Sample
}

Describe 'A farm' {
    It 'is walked without repeating an id' {
        $actions = Get-DLJob | Get-DLSession | Get-DLSessionAction
        $actions.Count | Should -Be 564
        (Get-DLJob | Get-DLSessionAction).SessionActionId | Should -Be $actions.SessionActionId
    }

    It 'has defaults that the connection shows' {
        $connection = Get-SessionToolsConnection
        (Get-DLJob)[0].FarmId | Should -Be $connection.FarmId
        (Get-DLJob)[0].QueueId | Should -Be $connection.QueueId
    }

    It 'says what failed and why' {
        $failed = Get-DLJob -Name *-010 | Get-DLSessionAction -Failed -Detail
        $failed.Count | Should -Be 24
        $failed[0].ProcessExitCode | Should -Be 1
        $failed[0].TaskParameters['Frame'] | Should -Be '10'
        $failed[0].HostName | Should -Be 'workstation-1'
        $failed[0].LogStreamName | Should -Be $failed[0].SessionId
    }

    It 'says which id is missing and where it may come from' {
        Disconnect-SessionTools
        Connect-SessionTools -Region us-east-1 -AccessKey AKIAFAKEFAKEFAKEFAKE -SecretKey fake
        { Get-DLJob -ErrorAction Stop } | Should -Throw '*-FarmId*DEADLINE_FARM_ID*' -ErrorId 'MissingFarmId,*'
        Connect-SessionTools -Local -Sample
    }

    It 'takes the defaults of the deadline tool' {
        $env:DEADLINE_CONFIG_FILE_PATH = "$TestDrive/config"
        $farm = 'farm-' + '1' * 32
        $queue = 'queue-' + '2' * 32
        "[defaults]`naws_profile_name = studio`n[profile-studio defaults]`nfarm_id = $farm`n[profile-studio $farm defaults]`nqueue_id = $queue" |
            Set-Content $env:DEADLINE_CONFIG_FILE_PATH
        try {
            $connection = Connect-SessionTools -Region us-east-1 -AccessKey AKIAFAKEFAKEFAKEFAKE -SecretKey fake -PassThru -NotDefault
            $connection.FarmId | Should -Be $farm
            $connection.QueueId | Should -Be $queue
            $connection.JobId | Should -BeNullOrEmpty
            $env:DEADLINE_FARM_ID = 'farm-' + '3' * 32
            $connection = Connect-SessionTools -Region us-east-1 -AccessKey AKIAFAKEFAKEFAKEFAKE -SecretKey fake -PassThru -NotDefault
            $connection.FarmId | Should -Be $env:DEADLINE_FARM_ID
            $connection.QueueId | Should -BeNullOrEmpty
        }
        finally {
            Remove-Item Env:DEADLINE_CONFIG_FILE_PATH, Env:DEADLINE_FARM_ID
        }
    }
}

Describe 'A job that runs' {
    BeforeAll {
        '{"generated":[{"name":"live","tasksPerSession":3,"secondsPerTask":0.5}]}' | Set-Content "$TestDrive/deadline.json"
        $live = Connect-SessionTools -Local -Path $TestDrive -PassThru -NotDefault
    }

    It 'is watched until it has ended' {
        $changes = Get-DLJob -Connection $live | Watch-DLSessionAction -Interval 0.3 -Timeout 30
        ($changes | Where-Object Status -EQ SUCCEEDED).Count | Should -Be 6
    }

    It 'is waited for' {
        (Get-DLJob -Connection $live | Wait-DLJob -Timeout 30).ExitCode | Should -Be 0
    }

    It 'is measured and traced' {
        (Get-DLJob -Connection $live | Measure-DLSession).GroupBy | Should -Be 'Step', 'Worker'
        Get-DLJob -Connection $live | Export-DLTrace -Path "$TestDrive/trace.json"
        ((Get-Content "$TestDrive/trace.json" -Raw | ConvertFrom-Json).traceEvents | Where-Object ph -EQ X).Count | Should -Be 6
    }
}

Describe 'At the prompt' {
    It 'completes ids that were seen, by name' {
        Get-DLJob | Out-Null
        $line = 'Get-DLSession -JobId forest-shot-01'
        (TabExpansion2 $line $line.Length).CompletionMatches[0].CompletionText | Should -Be (Get-DLJob -Name *-010).JobId
    }

    It 'completes statuses' {
        $line = 'Get-DLSessionAction -Status NEV'
        (TabExpansion2 $line $line.Length).CompletionMatches[0].CompletionText | Should -Be 'NEVER_ATTEMPTED'
    }

    It 'shows status, duration and progress' {
        $text = Get-DLJob -Name *-020 | Get-DLSessionAction -Status RUNNING | Format-Table | Out-String -Width 200
        $text | Should -Match 'RUNNING.*TaskRun.*40 %'
    }
}
