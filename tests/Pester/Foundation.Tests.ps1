BeforeDiscovery {
    $errorTypes = Select-String '^\| (\w+Exception) \|.*\| (.*?) ?\|$' "$PSScriptRoot/../../docs/en-US/about_SessionTools_Errors.md" | ForEach-Object {
        @{
            Type       = $_.Matches[0].Groups[1].Value
            Properties = [regex]::Matches($_.Matches[0].Groups[2].Value, '[A-Z]\w+').Value
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/common.ps1"
    Connect-SessionTools -Local -Sample
}

Describe 'Five cmdlets for five services' {
    It 'lists session actions by pipeline' {
        $failed = Get-DLFarm | Get-DLQueue | Get-DLJob | Get-DLSessionAction | Where-Object Status -EQ FAILED | Select-Object -First 3
        $failed.Count | Should -Be 3
        $failed.Status | Sort-Object -Unique | Should -Be 'FAILED'
    }

    It 'retrieves a configuration' {
        $configuration = Start-AppConfigSession sample prod settings | Get-AppConfigConfiguration
        $configuration.Value.database.port | Should -Be 5432
        $configuration.Changed | Should -BeTrue
    }

    It 'answers a card of a Q App' {
        $session = Get-QApp | Where-Object Title -EQ sample | Start-QAppSession
        $updated = $session | Update-QAppSession -Value @{ Destination = 'Lisbon' } -PassThru
        $updated.WaitingFor | Should -Not -Contain 'Destination'
    }

    It 'updates an integration response' {
        $response = Get-ApiGatewayIntegrationResponse | Select-Object -First 1
        $updated = $response | Update-ApiGatewayIntegrationResponse -TemplateSelectionExpression '${request.body.kind}'
        $updated.TemplateSelectionExpression | Should -Be '${request.body.kind}'
        $updated.ResponseTemplates.Count | Should -Be $response.ResponseTemplates.Count
    }

    It 'sends a QLDB command' {
        $transaction = Send-QLDBCommand -LedgerName default | Send-QLDBCommand -StartTransaction
        $transaction.TransactionId.Length | Should -Be 22
        $transaction | Send-QLDBCommand -AbortTransaction | ForEach-Object Command | Should -Be 'AbortTransaction'
    }
}

Describe 'In a pipeline' {
    It 'stops with Select-Object -First' {
        (Get-DLFarm | Get-DLQueue | Get-DLJob | Get-DLSessionAction | Select-Object -First 1 | Measure-Object).Count | Should -Be 1
    }

    It 'prints tables' {
        $table = Get-DLFarm | Get-DLQueue | Get-DLJob | Get-DLSessionAction | Select-Object -First 2 | Out-String -Width 160
        $table | Should -Match 'Status\s+Kind\s+StartedAt'
    }

    It 'shows no secret' {
        $session = Send-QLDBCommand -LedgerName default
        $token = $session.QLDBSessionToken.GetType().GetMethod('Reveal', [System.Reflection.BindingFlags]'Instance, NonPublic').Invoke($session.QLDBSessionToken, @())
        $token.Length | Should -BeGreaterThan 3
        foreach ($text in ($session | Format-List -Force | Out-String), ($session | ConvertTo-Json -Depth 5), [System.Management.Automation.PSSerializer]::Serialize($session)) {
            $text.Contains($token) | Should -BeFalse
        }
    }
}

Describe 'Errors' {
    It 'can be caught by their type' {
        try {
            Get-DLQueue "farm-$('0' * 32)" -ErrorAction Stop
            throw 'no error'
        }
        catch [SessionTools.ServiceException] {
            $_.FullyQualifiedErrorId | Should -Be 'ResourceNotFound,SessionTools.Commands.GetDLQueueCommand'
            $_.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $_.Exception.StatusCode | Should -Be 404
        }
    }

    It 'are told apart as about_SessionTools_Errors shows, on a new machine' {
        $page = Get-Content -Raw "$RepositoryRoot/docs/en-US/about_SessionTools_Errors.md"
        $examples = [regex]::Matches($page, '(?s)```powershell\r?\n(.*?)```') | ForEach-Object { $_.Groups[1].Value }
        $examples.Count | Should -Be 2
        $installed = "`$env:PSModulePath = '$RepositoryRoot/out' + [System.IO.Path]::PathSeparator + `$env:PSModulePath`n"
        Invoke-ChildPowerShell ($installed + $examples[0]) | Should -BeLike 'refused: ResourceNotFoundException, HTTP 404, request *-*'
        Invoke-ChildPowerShell ($installed + $examples[1]) | Should -Be "there is no farm-$('0' * 32)"
    }

    It 'are of <Type>, which about_SessionTools_Errors names with its properties' -ForEach $errorTypes {
        $found = "SessionTools.$Type" -as [type]
        $found | Should -Not -BeNullOrEmpty
        [SessionTools.SessionToolsException].IsAssignableFrom($found) | Should -BeTrue
        foreach ($property in $Properties) {
            $found.GetProperty($property) | Should -Not -BeNullOrEmpty -Because $property
        }
    }

    It 'do not stop the other inputs' {
        $farm = (Get-DLFarm).FarmId
        $queues = 'farm-bad', $farm | ForEach-Object { [pscustomobject] @{ FarmId = $_ } } | Get-DLQueue -ErrorAction SilentlyContinue -ErrorVariable failures
        @($queues).Count | Should -Be 2
        $failures.Count | Should -Be 1
        $failures[0].TargetObject | Should -Be 'farm-bad'
    }
}

Describe 'Parallel runspaces' {
    It 'share a connection by $using:' {
        $connection = Get-SessionToolsConnection
        $names = 1..8 | ForEach-Object -Parallel {
            Import-Module $using:StagedModule
            (Get-DLFarm -Connection $using:connection).DisplayName
        }
        $names.Count | Should -Be 8
        $names | Sort-Object -Unique | Should -Be 'sample'
    }

    It 'do not see the default connection of another' {
        $seen = 1 | ForEach-Object -Parallel {
            Import-Module $using:StagedModule
            $null -eq (Get-SessionToolsConnection)
        }
        $seen | Should -BeTrue
    }

    It 'share one configuration session without a bad request' {
        $session = Start-AppConfigSession sample prod motd
        $values = 1..20 | ForEach-Object -Parallel {
            Import-Module $using:StagedModule
            ($using:session | Get-AppConfigConfiguration).Value
        }
        $values | Sort-Object -Unique | Should -Be 'Welcome to the sample.'
    }

    It 'take what a job has left of an object over the connection at hand, and change nothing by it' {
        $module = $StagedModule
        $farm, $app = Start-Job {
            Import-Module $using:module
            Connect-SessionTools -Local -Sample
            Get-DLFarm
            Get-QApp | Select-Object -First 1
        } | Receive-Job -Wait -AutoRemoveJob
        $farm.Connection | Should -BeOfType string
        ($farm | Get-DLQueue).QueueId | Should -Be (Get-DLQueue).QueueId
        $farm | Get-DLQueue -Connection (Get-SessionToolsConnection) | Should -Not -BeNullOrEmpty
        $app | Start-QAppSession -ErrorAction SilentlyContinue -ErrorVariable refused | Should -BeNullOrEmpty
        $refused[0].FullyQualifiedErrorId | Should -Be 'ParameterArgumentTransformationError,SessionTools.Commands.StartQAppSessionCommand'
        "$($refused[0])" | Should -BeLike '*local (in memory)*serialized*-Connection*'
        $app | Start-QAppSession -Connection (Get-SessionToolsConnection) | Should -Not -BeNullOrEmpty
    }

    It 'take what Export-Clixml has saved of <Name>' -ForEach @(
        @{ Name = 'a job'; Get = { Get-DLJob }; Use = { $input | Get-DLStep } }
        @{ Name = 'a Q App'; Get = { Get-QApp }; Use = { $input | Get-QApp } }
        @{ Name = 'a configuration'; Get = { Get-AppConfigConfiguration sample prod motd }; Use = { $input | Get-AppConfigConfiguration } }
        @{ Name = 'an integration response'; Get = { Get-ApiGatewayIntegrationResponse }; Use = { $input | Compare-ApiGatewayIntegrationResponse -IncludeEqual } }
    ) {
        & $Get | Select-Object -First 1 | Export-Clixml "$TestDrive/saved.xml"
        Import-Clixml "$TestDrive/saved.xml" | & $Use | Should -Not -BeNullOrEmpty
    }

    It 'refuse a connection that a job has serialized' {
        $picture = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-SessionToolsConnection)))
        { Get-DLFarm -Connection $picture } | Should -Throw '*$using:*'
    }
}
