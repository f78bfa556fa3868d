using System.Management.Automation;
using SessionTools.Clients.Qldb.Journal;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "QLDBLedgerDigest")]
[OutputType(typeof(QLDBLedgerDigest))]
public sealed class GetQLDBLedgerDigestCommand : LedgerCmdlet
{
    protected override void ProcessInput()
    {
        LedgerControl control = Control;
        WriteObject(new QLDBLedgerDigest(Await(control.GetDigestAsync), CurrentConnection));
    }
}
