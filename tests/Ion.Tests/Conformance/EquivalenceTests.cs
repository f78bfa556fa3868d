using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ion.Tests.Conformance;

/// <summary>
/// ion-tests/good/equivs and non-equivs: what stands together in a sequence is equal, or differs, pair by pair.
/// </summary>
public sealed class EquivalenceTests(ITestOutputHelper output)
{
    [VectorsFact]
    public void Equivalent_values_are_equal_and_hash_alike()
    {
        Tally tally = new(output, "ion-tests equivs");
        foreach (string file in Vectors.IonFiles("ion-tests", "iontestdata", "good", "equivs").Concat(Timeline()))
        {
            bool isTimeline = file.Contains("equivTimeline", StringComparison.Ordinal);
            tally.Check(Path.GetFileName(file), () => CheckPairs(file, isTimeline ? AreSameInstant : AreEqual));
        }

        tally.Finish(atLeast: 44);
    }

    [VectorsFact]
    public void Values_that_are_not_equivalent_differ()
    {
        Tally tally = new(output, "ion-tests non-equivs");
        foreach (string file in Vectors.IonFiles("ion-tests", "iontestdata", "good", "non-equivs"))
        {
            tally.Check(Path.GetFileName(file), () => CheckPairs(file, (left,
                right) => !left.Equals(right) && !right.Equals(left)));
        }

        tally.Finish(atLeast: 15);
    }

    private static IReadOnlyList<string> Timeline()
    {
        return Vectors.IonFiles("ion-tests", "iontestdata", "good", "timestamp", "equivTimeline");
    }

    private static bool AreEqual(object left, object right)
    {
        return left.Equals(right) && right.Equals(left) && left.GetHashCode() == right.GetHashCode();
    }

    private static bool AreSameInstant(object left, object right)
    {
        return ((IonTimestamp)left).Value.CompareInstant(((IonTimestamp)right).Value) == 0;
    }

    private static void CheckPairs(string file, Func<object, object, bool> holds)
    {
        int pairs = 0;
        foreach (IonSequence group in IonDatagram.Parse(File.ReadAllBytes(file)).OfType<IonSequence>())
        {
            object[] items = group.Annotations.Contains("embedded_documents")
                ? group.Items.Cast<IonString>().Select(document => (object)IonDatagram.Parse(document.Value)).ToArray()
                : group.Items.ToArray<object>();
            for (int i = 0; i < items.Length; i++)
            {
                for (int j = i + 1; j < items.Length; j++, pairs++)
                {
                    Assert.True(holds(items[i], items[j]), $"{items[i]} and {items[j]}");
                }
            }
        }

        Assert.True(pairs > 0, "the file has no pairs");
    }
}
