# One case a cmdlet of the module. Each block has $on, the connection to use, and $sample, things that exist.
#   Run     what succeeds over a connection that works, and fails over one that refuses everything
#   Breaks  what fails although the connection works
#   Quiet   no service is asked, so that none can refuse
#   Gives   the output is the configuration itself, for which the user has asked
@{
    # Common
    'Connect-SessionTools'                  = @{
        Quiet  = $true
        Run    = {
            $to = @{ Region = 'eu-central-1'; EndpointUrl = $on.EndpointUrl; PassThru = $true; NotDefault = $true }
            $sts = [pscustomobject] @{ AccessKeyId = 'ASIAFAKE'; SecretAccessKey = $env:PLANTED_SECRET_KEY; SessionToken = $env:PLANTED_SESSION_TOKEN }
            $pair = [pscredential]::new('AKIAFAKE', (ConvertTo-SecureString $env:PLANTED_PASSWORD -AsPlainText -Force))
            Connect-SessionTools @to -AccessKey AKIAFAKE -SecretKey $env:PLANTED_SECRET_KEY -SessionToken $env:PLANTED_SESSION_TOKEN
            Connect-SessionTools @to -Credential $sts
            Connect-SessionTools @to -Credential $pair
            Connect-SessionTools @to -ProfileName login
            Connect-SessionTools @to -ProfileName keys
            Connect-SessionTools @to -Proxy http://127.0.0.1:1 -ProxyCredential $pair
        }
        Breaks = {
            $pair = [pscredential]::new('AKIAFAKE', (ConvertTo-SecureString $env:PLANTED_PASSWORD -AsPlainText -Force))
            Connect-SessionTools - -AccessKey AKIAFAKE -SecretKey $env:PLANTED_SECRET_KEY
            Connect-SessionTools eu-central-1 -SecretKey $env:PLANTED_SECRET_KEY
            Connect-SessionTools eu-central-1 -Credential $pair -EndpointUrl none
            Connect-SessionTools eu-central-1 -ProxyCredential $pair
            Connect-SessionTools eu-central-1 -Credential @{ AccessKeyId = 'ASIAFAKE'; Secret = $env:PLANTED_SECRET_KEY }
        }
    }
    'Get-SessionToolsConnection'            = @{ Quiet = $true; Run = { Get-SessionToolsConnection } }
    'Disconnect-SessionTools'               = @{
        Quiet = $true
        Run   = { Connect-SessionTools eu-central-1 -AccessKey AKIAFAKE -SecretKey $env:PLANTED_SECRET_KEY -NotDefault -PassThru | Disconnect-SessionTools }
    }

    # QLDB
    'Send-QLDBCommand'                      = @{
        Run    = {
            $transaction = Send-QLDBCommand -LedgerName default -Connection $on | Send-QLDBCommand -StartTransaction
            $transaction
            $transaction | Send-QLDBCommand -AbortTransaction
        }
        Breaks = {
            Send-QLDBCommand -StartTransaction -QLDBSessionToken $env:PLANTED_SESSION_TOKEN -Connection $on
            Send-QLDBCommand -StartTransaction -QLDBSessionToken "$env:PLANTED_SESSION_TOKEN {no token}" -Connection $on
        }
    }
    'New-QLDBSession'                       = @{ Quiet = $true; Run = { New-QLDBSession default -Connection $on } }
    'Get-QLDBSession'                       = @{ Quiet = $true; Run = { Get-QLDBSession } }
    'Remove-QLDBSession'                    = @{ Quiet = $true; Run = { Start-QLDBTransaction -Session (New-QLDBSession default -Connection $on); Get-QLDBSession | Remove-QLDBSession -Confirm:$false } }
    'Start-QLDBTransaction'                 = @{ Run = { Start-QLDBTransaction -LedgerName default -Connection $on -OutVariable started; $started | Undo-QLDBTransaction -Confirm:$false } }
    'Complete-QLDBTransaction'              = @{ Run = { Start-QLDBTransaction -LedgerName default -Connection $on | Complete-QLDBTransaction -Confirm:$false } }
    'Undo-QLDBTransaction'                  = @{ Run = { Start-QLDBTransaction -LedgerName default -Connection $on | Undo-QLDBTransaction -Confirm:$false } }
    'Invoke-QLDBCommand'                    = @{ Run = { Invoke-QLDBCommand -ScriptBlock { 1 } -LedgerName default -Connection $on } }
    'New-QLDBLocalLedger'                   = @{ Run = { New-QLDBLocalLedger "l$(Get-Random)" -Connection $on } }
    'Get-QLDBLocalLedger'                   = @{ Run = { Get-QLDBLocalLedger -Connection $on } }
    'Remove-QLDBLocalLedger'                = @{ Run = { New-QLDBLocalLedger "l$(Get-Random)" -Connection $on | Remove-QLDBLocalLedger -Force } }
    'Get-QLDBTable'                         = @{ Run = { Get-QLDBTable -LedgerName default -Connection $on } }
    'Get-QLDBLedgerDigest'                  = @{ Run = { Get-QLDBLedgerDigest -Connection $on } }
    'Get-QLDBJournalBlock'                  = @{ Run = { Get-QLDBJournalBlock 0 -Connection $on } }
    'Get-QLDBDocumentRevision'              = @{
        Run = {
            $table = "T$(Get-Random)"
            Invoke-QLDBCommand "CREATE TABLE $table" -Connection $on | Out-Null
            Invoke-QLDBCommand "INSERT INTO $table ?" -Parameter @{ a = 1 } -Connection $on | Out-Null
            Invoke-QLDBCommand "SELECT * FROM _ql_committed_$table" -Connection $on | Get-QLDBDocumentRevision -Connection $on
        }
    }
    'Test-QLDBDocumentRevision'             = @{
        Run = {
            $table = "T$(Get-Random)"
            Invoke-QLDBCommand "CREATE TABLE $table" -Connection $on | Out-Null
            Invoke-QLDBCommand "INSERT INTO $table ?" -Parameter @{ a = 1 } -Connection $on | Out-Null
            $digest = Get-QLDBLedgerDigest -Connection $on
            Invoke-QLDBCommand "SELECT * FROM _ql_committed_$table" -Connection $on | Test-QLDBDocumentRevision -Digest $digest -Connection $on
        }
    }
    'Test-QLDBJournal'                      = @{ Run = { Test-QLDBJournal -Connection $on -Detailed } }
    'Export-QLDBJournal'                    = @{ Run = { Export-QLDBJournal "$Folder/journal$(Get-Random)" -Connection $on } }
    'Import-QLDBJournal'                    = @{
        Quiet = $true
        Run   = {
            $local = Connect-SessionTools -Local -Sample -PassThru -NotDefault
            $journal = Export-QLDBJournal "$Folder/journal$(Get-Random)" -Connection $local
            Import-QLDBJournal $journal.Path "l$(Get-Random)" -Connection $local
        }
    }
    'ConvertTo-Ion'                         = @{ Quiet = $true; Run = { ConvertTo-Ion @{ a = 1 } } }
    'ConvertFrom-Ion'                       = @{ Quiet = $true; Run = { '{a: 1}' | ConvertFrom-Ion } }

    # AppConfig
    'Start-AppConfigSession'                = @{ Run = { Start-AppConfigSession sample prod planted -Connection $on } }
    'Get-AppConfigSession'                  = @{ Quiet = $true; Run = { Get-AppConfigSession } }
    'Stop-AppConfigSession'                 = @{ Quiet = $true; Run = { Get-AppConfigSession | Stop-AppConfigSession } }
    'Get-AppConfigConfiguration'            = @{
        Gives  = $true
        Run    = { Get-AppConfigConfiguration sample prod planted -Connection $on }
        Breaks = { Get-AppConfigConfiguration sample prod broken -Connection $on }
    }
    'Get-AppConfigFlag'                     = @{
        Gives  = $true
        Run    = { Get-AppConfigFlag sample prod flags -Connection $on }
        Breaks = { Get-AppConfigFlag sample prod planted -Connection $on; Get-AppConfigFlag sample prod broken -Connection $on }
    }
    'Watch-AppConfigConfiguration'          = @{ Gives = $true; Run = { Watch-AppConfigConfiguration sample prod planted -Count 1 -Connection $on } }

    # Deadline Cloud
    'Get-DLFarm'                            = @{ Run = { Get-DLFarm -Connection $on -EndpointUrl "$($on.EndpointUrl)" } }
    'Get-DLQueue'                           = @{ Run = { Get-DLQueue -Connection $on } }
    'Get-DLJob'                             = @{ Run = { Get-DLJob -Connection $on } }
    'Get-DLStep'                            = @{ Run = { $sample.Job | Get-DLStep -Connection $on } }
    'Get-DLTask'                            = @{ Run = { $sample.Step | Get-DLTask -Connection $on | Select-Object -First 5 } }
    'Get-DLWorker'                          = @{ Run = { Get-DLWorker -Connection $on } }
    'Get-DLSession'                         = @{ Run = { $sample.Job | Get-DLSession -Connection $on } }
    'Get-DLSessionAction'                   = @{ Run = { $sample.Job | Get-DLSessionAction -Connection $on | Select-Object -First 5 } }
    'Watch-DLSessionAction'                 = @{ Run = { $sample.Job | Watch-DLSessionAction -Connection $on | Select-Object -First 2 } }
    'Wait-DLJob'                            = @{ Run = { $sample.Job | Wait-DLJob -Connection $on } }
    'Stop-DLSession'                        = @{ Run = { $sample.Session | Stop-DLSession -Connection $on -Confirm:$false } }
    'Measure-DLSession'                     = @{ Run = { $sample.Job | Measure-DLSession -Connection $on } }
    'Export-DLTrace'                        = @{ Run = { $sample.Job | Export-DLTrace -Path "$Folder/trace.json" -Connection $on } }

    # Q Apps
    'Get-QApp'                              = @{ Run = { Get-QApp -Connection $on } }
    'Start-QAppSession'                     = @{ Run = { $sample.App | Start-QAppSession -Connection $on } }
    'Get-QAppSession'                       = @{ Run = { $sample.AppSession | Get-QAppSession -Connection $on } }
    'Update-QAppSession'                    = @{ Run = { $sample.AppSession | Update-QAppSession -Value @{ Days = 3 } -PassThru -Connection $on } }
    'Wait-QAppSession'                      = @{ Run = { $sample.AppRun | Wait-QAppSession -Connection $on } }
    'Invoke-QApp'                           = @{ Run = { $sample.App | Invoke-QApp -Answer $sample.Answers -Connection $on } }
    'Get-QAppSessionData'                   = @{ Run = { $sample.AppRun | Get-QAppSessionData -Connection $on } }
    'Export-QAppSessionData'                = @{ Run = { $sample.AppRun | Export-QAppSessionData -AsObject -Connection $on } }
    'Get-QAppSessionMetadata'               = @{ Run = { $sample.AppSession | Get-QAppSessionMetadata -Connection $on } }
    'Set-QAppSessionMetadata'               = @{ Run = { $sample.AppSession | Set-QAppSessionMetadata -SessionName Trip -Connection $on } }
    'Stop-QAppSession'                      = @{ Run = { $sample.OldSession | Stop-QAppSession -Force -Connection $on } }

    # API Gateway
    'Get-ApiGatewayIntegrationResponse'     = @{ Run = { Get-ApiGatewayIntegrationResponse samplews01 mock001 -Connection $on } }
    'New-ApiGatewayIntegrationResponse'     = @{ Run = { New-ApiGatewayIntegrationResponse samplews02 mock002 '/1/' -Connection $on } }
    'Update-ApiGatewayIntegrationResponse'  = @{ Run = { $sample.Response | Update-ApiGatewayIntegrationResponse -TemplateSelectionExpression x -Connection $on } }
    'Set-ApiGatewayIntegrationResponse'     = @{ Run = { Set-ApiGatewayIntegrationResponse samplews02 mock002 '/2/' -TemplateSelectionExpression y -Connection $on } }
    'Remove-ApiGatewayIntegrationResponse'  = @{ Run = { $sample.OldResponse | Remove-ApiGatewayIntegrationResponse -Force -Connection $on } }
    'Export-ApiGatewayIntegrationResponse'  = @{ Run = { Export-ApiGatewayIntegrationResponse samplews01 -Connection $on } }
    'Compare-ApiGatewayIntegrationResponse' = @{ Run = { Compare-ApiGatewayIntegrationResponse $sample.Export samplews02 -Connection $on } }
    'Import-ApiGatewayIntegrationResponse'  = @{ Run = { Import-ApiGatewayIntegrationResponse $sample.Export samplews02 -Connection $on } }
}
