using System;
using SessionTools.Ion;
using SessionTools.Ledger.Values;
using Xunit;
using static SessionTools.Ledger.Tests.Values.Assertions;

namespace SessionTools.Ledger.Tests.Values;

public sealed class AllocationTests
{
    [Theory]
    [InlineData("41", "42")]
    [InlineData("41", "4.2e1")]
    [InlineData("4.1", "42")]
    [InlineData("\"Vauxhall\"", "\"Vauxhall\"")]
    [InlineData("Vauxhall", "\"Vauxhaul\"")]
    [InlineData("1", "\"1\"")]
    [InlineData("null", "1")]
    public void Predicates_allocate_nothing(string left, string right)
    {
        IonValue a = Read(left);
        IonValue b = Read(right);
        LikePattern pattern = LikePattern.Compile("%aux_a%l", escape: null);
        Evaluate(a, b, pattern);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Evaluate(a, b, pattern);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Evaluate(IonValue a, IonValue b, LikePattern pattern)
    {
        IonValue condition = Logic.And(Equality.Equal(a, b), Comparison.Less(a, b));
        Logic.Not(Logic.Or(condition, pattern.Like(a)));
        Comparison.Between(a, b, b);
    }
}
