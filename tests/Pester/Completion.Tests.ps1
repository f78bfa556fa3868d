BeforeAll {
    . "$PSScriptRoot/common.ps1"
    Connect-SessionTools -Local -Sample

    function Complete([string] $Line) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches | ForEach-Object CompletionText
    }
}

Describe 'Completion' {
    It 'offers regions by name and by place' {
        Complete 'Connect-SessionTools -Region eu-cen' | Should -Contain 'eu-central-1'
        Complete 'Get-DLFarm -Region Frankf' | Should -Be 'eu-central-1'
    }

    It 'offers the profiles of the user''s files' {
        $before = $env:AWS_CONFIG_FILE
        $env:AWS_CONFIG_FILE = "$TestDrive/config"
        try {
            "[default]`nregion = us-east-1`n[profile render farm]`nregion = us-east-1`n[profile review]`nregion = us-east-1`n[sso-session rest]`n" | Set-Content $env:AWS_CONFIG_FILE
            Complete 'Connect-SessionTools -ProfileName re' | Should -Be "'render farm'", 'review'
            Complete 'Get-DLFarm -ProfileName ''ren' | Should -Be "'render farm'"
        }
        finally {
            $env:AWS_CONFIG_FILE = $before
        }
    }

    It 'offers <Offer> for <Line>' -ForEach @(
        @{ Line = 'Get-DLSessionAction -Kind Sy'; Offer = 'SyncInputJobAttachments' }
        @{ Line = 'Get-DLQueue -Status id'; Offer = 'IDLE' }
        @{ Line = 'New-ApiGatewayIntegrationResponse -ContentHandlingStrategy convert_to_t'; Offer = 'CONVERT_TO_TEXT' }
        @{ Line = 'Update-ApiGatewayIntegrationResponse -ContentHandlingStrategy CONVERT_TO_B'; Offer = 'CONVERT_TO_BINARY' }
        @{ Line = 'Update-QAppSession -MutationType d'; Offer = 'delete' }
    ) {
        Complete $Line | Should -Be $Offer
    }

    It 'offers the ids of integration responses that were seen' {
        $null = Get-ApiGatewayIntegrationResponse samplews01 mock001
        Complete 'Get-ApiGatewayIntegrationResponse samplew' | Should -Contain 'samplews01'
        Complete 'New-ApiGatewayIntegrationResponse -IntegrationId moc' | Should -Contain 'mock001'
        Complete 'Remove-ApiGatewayIntegrationResponse samplews01 mock001 mock4' | Should -Be 'mock4xx'
        Complete 'Get-ApiGatewayIntegrationResponse -IntegrationResponseKey ''$' | Should -Be '''$default'''
        Complete 'Set-ApiGatewayIntegrationResponse -IntegrationResponseKey /4' | Should -Be '''/4\d\d/'''
    }

    It 'offers apps by title' {
        $app = Get-QApp -Title sample
        Complete 'Start-QAppSession sampl' | Should -Contain $app.AppId
    }

    It 'offers the tables and fields that a statement can go on with' {
        Invoke-QLDBCommand 'CREATE TABLE People' | Out-Null
        Invoke-QLDBCommand 'CREATE INDEX ON People (Id)' | Out-Null
        [pscustomobject]@{ Id = 1; Name = 'Ada' } | Invoke-QLDBCommand 'INSERT INTO People ?' | Out-Null
        Complete "Invoke-QLDBCommand 'SELECT * FROM pe" | Should -Be "'SELECT * FROM People"
        Complete "Invoke-QLDBCommand 'SELECT * FROM People WHERE I'" | Should -Be "'SELECT * FROM People WHERE Id'"
        Complete "Invoke-QLDBCommand 'SELECT * FROM People AS p WHERE p.Name = ''a'' AND " |
            Should -Be "'SELECT * FROM People AS p WHERE p.Name = ''a'' AND Id", "'SELECT * FROM People AS p WHERE p.Name = ''a'' AND Name"
        Complete 'Invoke-QLDBCommand "UPDATE P' | Should -Be '"UPDATE People'
        Complete 'Invoke-QLDBCommand "SELECT $p FROM "' | Should -BeNullOrEmpty
        Complete "Invoke-QLDBCommand -LedgerName other 'UPDATE " | Should -BeNullOrEmpty
    }

    It 'offers ledgers that are there' {
        Invoke-QLDBCommand 'SELECT 1' -LedgerName defect -ErrorAction SilentlyContinue
        Invoke-QLDBCommand 'SELECT VALUE 1 FROM information_schema.user_tables' | Out-Null
        Complete 'Invoke-QLDBCommand -LedgerName de' | Should -Be 'default'
    }

    It 'refuses nothing that it does not know' {
        { Get-DLJob -Status SOMETHING_NEW -ErrorAction Stop } | Should -Not -Throw
        { Connect-SessionTools -Region xx-new-1 -AccessKey any -SecretKey any -NotDefault } | Should -Not -Throw
    }
}
