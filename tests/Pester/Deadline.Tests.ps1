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

Describe 'Side by side with the AWS CLI' {
    BeforeAll {
        $farm, $queue, $step = 'farm', 'queue', 'step' | ForEach-Object { "$_-" + 'a' * 32 }
        $sessions = 1..3 | ForEach-Object { 'session-' + "$_" * 32 }
        $tasks = 1..5 | ForEach-Object { "task-$('b' * 32)-$_" }
        $statuses = 'SUCCEEDED', 'FAILED', 'RUNNING', 'NEVER_ATTEMPTED'

        # A job whose actions go to three sessions and five tasks.
        function New-Job($Actions) {
            $at = '2030-01-02T03:04:05Z'
            @{
                farmId = $farm; queueId = $queue
                job = @{ jobId = "job-$('{0:x32}' -f $Actions)"; name = "$Actions"; lifecycleStatus = 'CREATE_COMPLETE'; lifecycleStatusMessage = ''; priority = 50; createdAt = $at; createdBy = 'me' }
                sessionActions = @(for ($i = 0; $i -lt $Actions; $i++) {
                    @{
                        sessionActionId = $sessions[$i % 3].Replace('session-', 'sessionaction-') + "-$i"; sessionId = $sessions[$i % 3]
                        status = $statuses[$i % 4]; startedAt = $at; definition = @{ taskRun = @{ taskId = $tasks[$i % 5]; stepId = $step } }
                    }
                })
            }
        }

        @{
            farms = @(@{ farmId = $farm; displayName = 'cli'; createdAt = '2030-01-02T03:04:05Z'; createdBy = 'me' })
            queues = @(@{ farmId = $farm; queueId = $queue; displayName = 'cli'; status = 'IDLE'; defaultBudgetAction = 'NONE'; createdAt = '2030-01-02T03:04:05Z'; createdBy = 'me' })
            jobs = @(0, 1, 99, 100, 101 | ForEach-Object { New-Job $_ })
            generated = @(@{ name = 'many'; farmId = $farm; queueId = $queue; tasksPerSession = 99997; secondsPerTask = 0.001; startsAt = '2026-01-02T03:04:05Z' })
        } | ConvertTo-Json -Depth 9 | Set-Content "$TestDrive/deadline.json"

        if ($cli = Get-Command aws -CommandType Application -ErrorAction Ignore | Select-Object -First 1) {
            $server = Start-EndpointServer '--path', $TestDrive
            $here = @{ Connection = Connect-Server $server.Url; FarmId = $farm; QueueId = $queue }
            $env:AWS_ENDPOINT_URL = $server.Url
            $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'any'
            $env:AWS_DEFAULT_REGION = 'us-east-1'
            $env:AWS_DISABLE_HOST_PREFIX_INJECTION = 'true'
        }

        function Get-Listed([string[]] $Arguments) {
            & $cli deadline list-session-actions --farm-id $farm --queue-id $queue @Arguments --output text --query 'sessionActions[].[sessionActionId,status]'
        }
    }

    BeforeEach {
        if (-not $cli) {
            Set-ItResult -Skipped -Because 'the AWS CLI (aws) is not on the path'
        }
    }

    AfterAll {
        if ($cli) {
            Remove-Item Env:AWS_ENDPOINT_URL, Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY, Env:AWS_DEFAULT_REGION, Env:AWS_DISABLE_HOST_PREFIX_INJECTION
            $server.Kill($true)
        }
    }

    It 'the same <_> session actions come in the same order' -ForEach 0, 1, 99, 100, 101, 100000 {
        $job = Get-DLJob @here | Where-Object Name -EQ ($_ -eq 100000 ? 'many-0000' : "$_")
        $listed = @(Get-Listed --job-id, $job.JobId)
        $listed | Should -HaveCount $_
        $ours = @($job | Get-DLSessionAction | ForEach-Object { "$($_.SessionActionId)`t$($_.Status)" })
        [System.Linq.Enumerable]::SequenceEqual([string[]] $ours, [string[]] $listed) | Should -BeTrue
    }

    It 'the same session actions come of <Filter>' -ForEach @(
        @{ Filter = 'one session'; Arguments = @{ SessionId = 'session-' + '2' * 32 }; Count = 34 }
        @{ Filter = 'one task'; Arguments = @{ TaskId = "task-$('b' * 32)-3" }; Count = 20 }
        @{ Filter = 'a task in a session'; Arguments = @{ TaskId = "task-$('b' * 32)-3"; SessionId = 'session-' + '1' * 32 }; Count = 6 }
        @{ Filter = 'a session that there is not'; Arguments = @{ SessionId = 'session-' + '9' * 32 }; Count = 0 }
    ) {
        $job = Get-DLJob @here -Name 101
        $options = $Arguments.Keys | ForEach-Object { $_ -eq 'TaskId' ? '--task-id' : '--session-id'; $Arguments[$_] }
        $listed = @(Get-Listed (@('--job-id', $job.JobId) + $options))
        $listed | Should -HaveCount $Count
        @($job | Get-DLSessionAction @Arguments | ForEach-Object { "$($_.SessionActionId)`t$($_.Status)" }) | Should -Be $listed
    }
}
