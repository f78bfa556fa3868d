using System.Management.Automation;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "QLDBLedgerDigest")]
[OutputType(typeof(QLDBLedgerDigest))]
public sealed class GetQLDBLedgerDigestCommand : LedgerCmdlet
{
    protected override void ProcessInput()
    {
        LedgerJournal journal = Journal;
        WriteObject(new QLDBLedgerDigest(Await(journal.GetDigestAsync), ChosenLedger, CurrentConnection));
    }
}
