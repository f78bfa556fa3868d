BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $local = Connect-SessionTools -Local -Sample -PassThru

    # The same steps against any endpoint; what they emit can be compared.
    function Invoke-Lifecycle($Connection, $ApiId, $IntegrationId) {
        $target = @{ Connection = $Connection; ApiId = $ApiId; IntegrationId = $IntegrationId; WarningAction = 'Ignore' }
        function Show {
            process {
                $members = $_.IntegrationResponseKey, $_.ContentHandlingStrategy, $_.ResponseParameters, $_.ResponseTemplates, $_.TemplateSelectionExpression
                ConvertTo-Json $members -Compress
            }
        }

        $created = New-ApiGatewayIntegrationResponse @target '/5../' -ContentHandlingStrategy CONVERT_TO_TEXT -ResponseTemplates @{ a = '1' } -ResponseParameters @{ 'method.response.header.A' = "'a'" }
        $created | Show
        Get-ApiGatewayIntegrationResponse @target | Show
        $created | Get-ApiGatewayIntegrationResponse | Show
        $created | Update-ApiGatewayIntegrationResponse -TemplateSelectionExpression x -ContentHandlingStrategy CONVERT_TO_BINARY | Show
        foreach ($templates in @{ a = '1'; b = '2' }, @{ a = '1'; b = '2' }, @{ b = '2' }) {
            $change = Set-ApiGatewayIntegrationResponse @target '/5../' -ResponseTemplates $templates -AllowReplace
            $change | ForEach-Object { $_.Action, $_.Changed, ($_.IntegrationResponse | Show) }
        }

        $change | Remove-ApiGatewayIntegrationResponse -Force
        @(Get-ApiGatewayIntegrationResponse @target).Count
        $change | Get-ApiGatewayIntegrationResponse -ErrorAction SilentlyContinue -ErrorVariable missing
        $missing[0].FullyQualifiedErrorId, $missing[0].Exception.ErrorCode, $missing[0].Exception.StatusCode
    }
}

Describe 'Integration responses' {
    BeforeEach {
        Get-ApiGatewayIntegrationResponse samplews02 | Remove-ApiGatewayIntegrationResponse -Force
    }

    It 'print tables' {
        Get-ApiGatewayIntegrationResponse samplews01 mock001 | Out-String -Width 160 | Should -Match 'ApiId\s+IntegrationId\s+ResponseId\s+ResponseKey'
        Set-ApiGatewayIntegrationResponse samplews02 mock002 '/1../' -WhatIf | Out-String -Width 160 | Should -Match 'Action\s+Changed\s+ApiId'
        Export-ApiGatewayIntegrationResponse samplews01 | Compare-ApiGatewayIntegrationResponse -ApiId samplews02 | Out-String -Width 160 | Should -Match 'Status\s+ApiId'
    }

    It 'go from get to update and to remove' {
        Get-ApiGatewayIntegrationResponse samplews01 mock001 | New-ApiGatewayIntegrationResponse -ApiId samplews02 -IntegrationId mock002 | Should -HaveCount 3
        Get-ApiGatewayIntegrationResponse samplews02 -IntegrationResponseKey '/4*' | Update-ApiGatewayIntegrationResponse -ContentHandlingStrategy CONVERT_TO_TEXT |
            ForEach-Object ContentHandlingStrategy | Should -Be 'CONVERT_TO_TEXT'
        Get-ApiGatewayIntegrationResponse samplews02 | Remove-ApiGatewayIntegrationResponse -Confirm:$false
        Get-ApiGatewayIntegrationResponse samplews02 | Should -BeNullOrEmpty
    }

    It 'are shown and not changed with -WhatIf' {
        $text = Invoke-ChildPowerShell "Import-Module '$StagedModule'; Connect-SessionTools -Local -Sample; Set-ApiGatewayIntegrationResponse samplews01 mock001 '/4\d\d/' -ContentHandlingStrategy CONVERT_TO_TEXT -WhatIf"
        $text | Should -Match "What if: .*Update \(ContentHandlingStrategy: \(none\) -> 'CONVERT_TO_TEXT'\)"
        $text | Should -Match 'Update\s+False'
    }

    It 'are reached once' {
        $desired = @{ ApiId = 'samplews02'; IntegrationId = 'mock002'; IntegrationResponseKey = '/4../'; ResponseTemplates = @{ a = '1' } }
        (Set-ApiGatewayIntegrationResponse @desired).Changed | Should -BeTrue
        (Set-ApiGatewayIntegrationResponse @desired).Changed | Should -BeFalse
    }

    It 'need consent to be replaced' {
        $desired = @{ ApiId = 'samplews02'; IntegrationId = 'mock002'; IntegrationResponseKey = '/4../' }
        $null = Set-ApiGatewayIntegrationResponse @desired -ResponseTemplates @{ a = '1'; b = '2' }
        { Set-ApiGatewayIntegrationResponse @desired -Clear ResponseTemplates.a -ErrorAction Stop } | Should -Throw -ErrorId 'ReplaceNeeded,*'
        (Set-ApiGatewayIntegrationResponse @desired -Clear ResponseTemplates.a -AllowReplace).IntegrationResponse.ResponseTemplates.Keys | Should -Be 'b'
    }

    It 'are copied between APIs and connections by a file' {
        $file = Join-Path $TestDrive export.json
        Export-ApiGatewayIntegrationResponse samplews01 -Path $file
        $other = Connect-SessionTools -Local -Sample -Path (Join-Path $TestDrive other) -NotDefault -PassThru
        Import-ApiGatewayIntegrationResponse $file samplews02 -Connection $other -WarningVariable warnings -WarningAction SilentlyContinue | Should -HaveCount 6
        $warnings | Should -Match 'has no route response'
        Get-ApiGatewayIntegrationResponse samplews02 | Should -BeNullOrEmpty
        Get-ApiGatewayIntegrationResponse samplews02 -Connection $other | Should -HaveCount 6
        Compare-ApiGatewayIntegrationResponse $file samplews02 -Connection $other | Should -BeNullOrEmpty
        Test-Path (Join-Path $TestDrive other apigateway.json) | Should -BeTrue
    }

    It 'come from objects of JSON' {
        $json = '[{"IntegrationResponseKey":"/1/","ResponseTemplates":{"a":"1"}},{"IntegrationResponseKey":"/2/"}]'
        $json | ConvertFrom-Json | Import-ApiGatewayIntegrationResponse -ApiId samplews02 -IntegrationId mock002 | ForEach-Object Action | Should -Be 'Create', 'Create'
    }

    It 'stop at the first error with -ErrorAction Stop' {
        $records = 'bad', '/good/' | ForEach-Object { [pscustomobject] @{ IntegrationResponseKey = $_ } }
        { $records | Import-ApiGatewayIntegrationResponse -ApiId samplews02 -IntegrationId mock002 -ErrorAction Stop } | Should -Throw
        Get-ApiGatewayIntegrationResponse samplews02 | Should -BeNullOrEmpty
        $records | Import-ApiGatewayIntegrationResponse -ApiId samplews02 -IntegrationId mock002 -ErrorAction SilentlyContinue | Should -HaveCount 1
    }

    It 'can be tried again from the error' {
        Remove-ApiGatewayIntegrationResponse samplews02 mock002 gone -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].TargetObject.IntegrationResponseId | Should -Be 'gone'
        $failed.TargetObject | Remove-ApiGatewayIntegrationResponse -Force -IfExists
    }
}

Describe 'A server of its own process' {
    BeforeAll {
        $expected = Invoke-Lifecycle $local samplews02 lambda2
    }

    BeforeEach {
        $server = $null
    }

    AfterEach {
        if ($server) {
            $server.Kill($true)
        }
    }

    It 'answers as the embedded endpoint does' {
        $server = Start-EndpointServer '--sample'
        $expected | Should -HaveCount 17
        Invoke-Lifecycle (Connect-Server $server.Url) samplews02 lambda2 | Should -Be $expected
    }

    It 'answers as an independent server does' {
        $moto = Get-Command moto_server -CommandType Application -ErrorAction Ignore | Select-Object -First 1
        if (-not $moto) {
            Set-ItResult -Skipped -Because 'moto_server is not on the path'
        }

        $server = Start-Server $moto.Source '-p', 0
        $headers = @{ Authorization = 'AWS4-HMAC-SHA256 Credential=any/20300101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=none' }
        $apis = "$($server.Url)/v2/apis"
        $api = Invoke-RestMethod $apis -Method Post -Headers $headers -ContentType application/json -Body '{"name":"check","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}'
        $integration = Invoke-RestMethod "$apis/$($api.apiId)/integrations" -Method Post -Headers $headers -ContentType application/json -Body '{"integrationType":"HTTP","integrationMethod":"GET","integrationUri":"http://127.0.0.1"}'
        Invoke-Lifecycle (Connect-Server $server.Url) $api.apiId $integration.integrationId | Should -Be $expected
    }
}
