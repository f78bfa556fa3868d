using System.Collections.Generic;
using System.Collections.Immutable;
using SessionTools.Ion;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>The keys of a lookup: the right side of <c>=</c>, or the elements of that of IN.</summary>
internal sealed class LookupKeys(Evaluator value, bool isCollection)
{
    /// <summary>The keys, each once, without those that equal nothing.</summary>
    public IEnumerable<(EncodedKey Encoded, IonValue Value)> Of(Frame frame)
    {
        HashSet<EncodedKey> seen = [];
        foreach (IonValue candidate in Candidates(frame))
        {
            if (EncodedKey.Of(candidate) is { } key && seen.Add(key))
            {
                yield return (key, candidate);
            }
        }
    }

    private ImmutableArray<IonValue> Candidates(Frame frame)
    {
        return isCollection ? value(frame) is IonSequence values ? values.Items : [] : [value(frame)];
    }
}
