BeforeAll {
    . "$PSScriptRoot/common.ps1"
    Connect-SessionTools -Local -Sample
    $answers = @{
        Destination = 'Oslo'
        Days        = { 3 + 4 }
        Preferences = @{ Budget = 'low'; Interests = 'ski', 'food' }
    }
}

Describe 'A session of a Q App' {
    It 'is started, answered, waited for and stopped by pipeline' {
        $session = Get-QApp -Title sample | Start-QAppSession
        $session.WaitingFor | Should -Be 'Destination', 'Days', 'Preferences'
        $session | Update-QAppSession -Value @{ Destination = 'Oslo'; Days = 3 }
        $done = $session | Update-QAppSession -CardId Preferences -Value @{ Budget = 'low' } -Wait
        $done.Status | Should -Be 'COMPLETED'
        $done.Results.Itinerary | Should -Be '3 days in Oslo (Budget: low), by guide.txt.'
        $session | Stop-QAppSession -Confirm:$false
        { $session | Get-QAppSession -ErrorAction Stop } | Should -Throw '*does not exist*'
    }

    It 'takes rows of a table as values' {
        $session = Get-QApp -Title sample | Start-QAppSession
        'Title,Value', 'Destination,Rome', 'Days,2' | ConvertFrom-Csv | Update-QAppSession -SessionId $session.SessionId
        $session = $session | Get-QAppSession
        ($session.Cards | Where-Object Title -EQ Days).Value | Should -Be '2'
        $session.WaitingFor | Should -Be 'Preferences'
    }

    It 'takes the value of a card that comes down the pipeline' {
        $session = Get-QApp -Title sample | Start-QAppSession
        $session.Cards | Where-Object Title -EQ Days | Update-QAppSession -Value 5
        (($session | Get-QAppSession).Cards | Where-Object Title -EQ Days).Value | Should -Be '5'
    }

    It 'changes the submissions of a form' {
        $session = Get-QApp -Title sample | Invoke-QApp -Answer $answers
        $form = $session.Cards | Where-Object Kind -EQ form-input
        $edited = $form.Submissions | Update-QAppSession -Value @{ Budget = 'high' } -MutationType edit -Wait
        $edited.Results.Itinerary | Should -BeLike '*Budget: high*'
        ($edited.Cards | Where-Object Kind -EQ form-input).Submissions.Value.Budget | Should -Be 'high'
    }

    It 'warns of a value that the service ignores' {
        $session = Get-QApp -Title sample | Start-QAppSession
        $session | Update-QAppSession -Value @{ Itinerary = 'x' } -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike '*takes no value from users*'
        { $session | Update-QAppSession -Value @{ Itinerary = 'x' } -Strict -ErrorAction Stop } | Should -Throw '*takes no value from users*'
    }

    It 'is not stopped by -WhatIf, not even with -Force' {
        $session = Get-QApp -Title sample | Start-QAppSession
        $session | Stop-QAppSession -Force -WhatIf
        ($session | Get-QAppSession).Status | Should -Be 'WAITING'
    }

    It 'prints tables' {
        $session = Get-QApp -Title sample | Start-QAppSession
        $session | Out-String -Width 120 | Should -Match 'Status\s+WaitingFor\s+SessionId'
        $session.Cards | Out-String -Width 120 | Should -Match 'Title\s+Kind\s+State\s+Value'
        Get-QApp | Out-String -Width 120 | Should -Match 'Title\s+Status\s+AppVersion\s+AppId'
    }
}

Describe 'Invoke-QApp' {
    It 'runs unattended and cleans up' {
        $done = Get-QApp -Title sample | Invoke-QApp -Answer $answers -Cleanup
        $done.Status | Should -Be 'COMPLETED'
        $done.Results.Itinerary | Should -Be '7 days in Oslo (Budget: low, Interests: ski and food), by guide.txt.'
        { $done | Get-QAppSession -ErrorAction Stop } | Should -Throw '*does not exist*'
    }

    It 'asks a script block for each card' {
        $done = Get-QApp -Title sample | Invoke-QApp -Answer {
            if ($_.Kind -eq 'form-input') { @{ Budget = 'low' } } else { $_.Title.ToUpper() }
        }
        $done.Results.Itinerary | Should -BeLike 'DAYS days in DESTINATION*'
    }

    It 'names the card without an answer' {
        $failure = $null
        Get-QApp -Title sample | Invoke-QApp -Answer @{ Destination = 'Oslo'; Days = 1 } -Cleanup -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -Be 'MissingAnswer,SessionTools.Commands.InvokeQAppCommand'
        $failure[0].Exception.Message | Should -BeLike "*'Preferences'*"
    }

    It 'reports what a failed card says' {
        { Get-QApp -Title sample-failing | Invoke-QApp -Answer { 'Why?' } -ErrorAction Stop } |
            Should -Throw "*'Answer' failed: The data source of this app cannot be reached.*"
    }
}

Describe 'Collected data' {
    BeforeAll {
        $session = Get-QApp -Title sample | Invoke-QApp -Answer $answers
    }

    It 'is listed' {
        ($session | Get-QAppSessionData).Value.Interests | Should -Be 'ski', 'food'
    }

    It 'is exported to a file and as objects' {
        $session | Export-QAppSessionData -OutFile TestDrive:/data.csv
        (Import-Csv TestDrive:/data.csv).Budget | Should -Be 'low'
        ($session | Export-QAppSessionData -AsObject).Budget | Should -Be 'low'
    }

    It 'is shared as the metadata say' {
        $session | Set-QAppSessionMetadata -SessionName Trip -SharingEnabled $true
        $metadata = $session | Get-QAppSessionMetadata
        $metadata.SessionName | Should -Be 'Trip'
        $metadata.SharingEnabled | Should -BeTrue
    }
}

Describe 'The instance' {
    It 'is named by parameter, connection or environment' {
        $connection = Connect-SessionTools us-east-1 -AccessKey AKIAFAKE -SecretKey fake -NotDefault -PassThru
        { Get-QApp -Connection $connection -ErrorAction Stop } | Should -Throw '*SESSIONTOOLS_QAPPS_INSTANCE_ID*'
        (Connect-SessionTools us-east-1 -InstanceId mine -NotDefault -PassThru).InstanceId | Should -Be 'mine'
    }
}
