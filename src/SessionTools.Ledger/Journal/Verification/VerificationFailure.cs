using System;

namespace SessionTools.Ledger.Journal;

/// <summary>The first thing that is wrong; it ends a verification and becomes its report.</summary>
internal sealed class VerificationFailure(long? block, string problem) : Exception(problem)
{
    public long? Block { get; } = block;

    public static void ThrowIf(bool isWrong, long? block, string problem)
    {
        if (isWrong)
        {
            throw new VerificationFailure(block, problem);
        }
    }
}
