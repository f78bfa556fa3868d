BeforeAll {
    . "$PSScriptRoot/common.ps1"
    Connect-SessionTools -Local -Sample
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'

    function Show($Object) {
        $Object | Format-Table | Out-String -Width 120
    }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
}

Describe 'A table of 120 columns' {
    It 'shows <Id> of <Name> whole' -ForEach @(
        @{ Name = 'farms'; Id = 'FarmId'; Get = { Get-DLFarm } }
        @{ Name = 'queues'; Id = 'QueueId'; Get = { Get-DLQueue } }
        @{ Name = 'jobs'; Id = 'JobId'; Get = { Get-DLJob } }
        @{ Name = 'steps'; Id = 'StepId'; Get = { Get-DLJob | Get-DLStep } }
        @{ Name = 'tasks'; Id = 'TaskId'; Get = { Get-DLJob | Get-DLTask } }
        @{ Name = 'workers'; Id = 'WorkerId'; Get = { Get-DLWorker } }
        @{ Name = 'sessions'; Id = 'SessionId'; Get = { Get-DLJob | Get-DLSession } }
        @{ Name = 'session actions'; Id = 'SessionActionId'; Get = { Get-DLJob | Get-DLSessionAction } }
        @{ Name = 'changes'; Id = 'SessionActionId'; Get = { Get-DLJob -Name *-010 | Watch-DLSessionAction | Select-Object -First 9 } }
        @{ Name = 'outcomes'; Id = 'JobId'; Get = { Get-DLJob -Name *-010 | Wait-DLJob -WarningAction Ignore } }
        @{ Name = 'measures'; Id = 'Name'; Get = { Get-DLJob | Measure-DLSession } }
        @{ Name = 'apps'; Id = 'AppId'; Get = { Get-QApp } }
        @{ Name = 'app sessions'; Id = 'SessionId'; Get = { Get-QApp -Title sample | Start-QAppSession } }
        @{ Name = 'integration responses'; Id = 'IntegrationResponseId'; Get = { Get-ApiGatewayIntegrationResponse } }
    ) {
        $objects = & $Get
        $text = Show $objects
        $objects.$Id | ForEach-Object { $text | Should -Match ([regex]::Escape($_) + '(?=\s)') }
    }

    It 'shows <Time> of <Name> to the second' -ForEach @(
        @{ Name = 'farms'; Time = 'CreatedAt'; Get = { Get-DLFarm } }
        @{ Name = 'jobs'; Time = 'StartedAt'; Get = { Get-DLJob } }
        @{ Name = 'sessions'; Time = 'StartedAt'; Get = { Get-DLJob | Get-DLSession } }
        @{ Name = 'session actions'; Time = 'StartedAt'; Get = { Get-DLJob | Get-DLSessionAction -Status RUNNING, FAILED } }
        @{ Name = 'configurations'; Time = 'RetrievedAt'; Get = { Get-AppConfigConfiguration -Application sample -Environment prod -Profile motd } }
        @{ Name = 'configuration sessions'; Time = 'NextPollAt'; Get = { $null = Get-AppConfigConfiguration -Application sample -Environment prod -Profile motd; Get-AppConfigSession } }
    ) {
        $objects = & $Get
        $text = Show $objects
        $objects.$Time | ForEach-Object { $text | Should -BeLike "*$($_.ToString('yyyy-MM-dd HH:mm:ss'))*" }
    }
}

Describe 'Totals of statements' {
    It 'are shown under the names of their properties' {
        Invoke-QLDBCommand 'SELECT * FROM information_schema.user_tables' -MetricsVariable used | Out-Null
        $text = $used | Out-String -Width 80
        $used.psobject.Properties.Name | ForEach-Object { $text | Should -Match "(?m)^$_ +: \d+" }
    }
}

Describe 'An export' {
    It 'to CSV shows what maps and lists hold' {
        $row = Get-DLJob -Name *-010 | ConvertTo-Csv | ConvertFrom-Csv
        $row.TaskRunStatusCounts | Should -Match 'SUCCEEDED=\d+; FAILED=24'
        (Get-DLJob -Name *-010 | Get-DLTask | Select-Object -First 1 | ConvertTo-Csv | ConvertFrom-Csv).Parameters | Should -Be 'Frame=1'
        (Get-ApiGatewayIntegrationResponse samplews01 http001 | ConvertTo-Csv | ConvertFrom-Csv)[1].ResponseTemplates | Should -Be 'application/json={"type":"error","retry":true}'
        (Get-QApp -Title sample | Start-QAppSession | ConvertTo-Csv | ConvertFrom-Csv).WaitingFor | Should -Be 'Destination; Days; Preferences'
    }

    It 'to CSV has no name of a type in the place of what a Q App holds' {
        $app = Get-QApp -Title sample | Get-QApp
        $listed = Get-QApp -Title sample | ConvertTo-Csv | ConvertFrom-Csv
        "$($listed.Cards)$($listed.RequiredCapabilities)" | Should -BeNullOrEmpty
        ($app | ConvertTo-Csv | ConvertFrom-Csv).Cards | Should -BeLike 'Destination; Days; Preferences; *'
        ($app | ConvertTo-Csv) -join '' | Should -Not -Match 'System\.|SessionTools\.'
        ($app.Cards | ConvertTo-Csv) -join '' | Should -Not -Match 'System\.|SessionTools\.'
        $done = $app | Invoke-QApp -Answer @{ Destination = 'Oslo'; Days = 3; Preferences = @{ Budget = 'low'; Interests = 'ski', 'food' } }
        $row = $done | ConvertTo-Csv | ConvertFrom-Csv
        $row.Results | Should -BeLike 'Itinerary=3 days in Oslo*; Packing list=*'
        $row.Cards | Should -BeLike 'Destination; Days; *'
        $card = $done.Cards | Where-Object Title -EQ Preferences | ConvertTo-Csv | ConvertFrom-Csv
        $card.Submissions | Should -Be 'Budget=low; Interests=ski, food'
    }

    It 'to CSV says which rules a flag was asked' {
        $row = Get-AppConfigFlag sample prod variants checkout -Context @{ age = 70; email = 'a@example.org' } -Trace | ConvertTo-Csv | ConvertFrom-Csv
        $row.Trace | Should -BeLike 'testers: *did not match; *seniors: *matched'
        (Get-AppConfigFlag sample prod flags dark-mode | ConvertTo-Csv | ConvertFrom-Csv).Trace | Should -BeNullOrEmpty
    }

    It 'to JSON has the members of maps' {
        $job = Get-DLJob -Name *-010 | ConvertTo-Json | ConvertFrom-Json
        $job.TaskRunStatusCounts.FAILED | Should -Be 24
        (Get-DLJob -Name *-010 | Get-DLTask | Select-Object -First 1 | ConvertTo-Json | ConvertFrom-Json).Parameters.Frame | Should -Be '1'
    }
}

Describe 'Help' {
    It 'shows the code of examples without Markdown' {
        [cultureinfo]::CurrentUICulture = 'en-US'
        foreach ($command in (Get-ChildItem "$RepositoryRoot/docs/en-US/*.md" -Exclude about_*).BaseName) {
            $examples = (Get-Help $command).examples.example
            $examples.Count | Should -BeGreaterThan 0 -Because $command
            foreach ($example in $examples) {
                $example.code | Should -Not -BeNullOrEmpty -Because $command
                $example | Out-String | Should -Not -Match '```|\u0080' -Because $command
            }
        }
    }
}
