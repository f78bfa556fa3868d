@{
    RootModule           = 'SessionTools.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '7b0e5f0a-6f0e-4d0a-9f66-3c1d2b8a54c1'
    Author               = 'SessionTools contributors'
    CompanyName          = 'SessionTools contributors'
    Copyright            = '(c) SessionTools contributors. MIT License.'
    Description          = 'Sessions of AWS services as PowerShell objects: QLDB, Deadline Cloud, Q Apps, AppConfig and API Gateway integration responses.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @()
    FunctionsToExport    = @()
    CmdletsToExport      = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
}
