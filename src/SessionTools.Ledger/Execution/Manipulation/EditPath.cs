using System.Collections.Generic;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Evaluation;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Manipulation;

/// <summary>Walks from the root of a document to a place in it.</summary>
internal static class EditPath
{
    /// <summary>The place, made on the way where there is nothing yet.</summary>
    public static EditedNode FindOrAdd(EditedNode root, EditLocation location, Frame frame)
    {
        EditedNode node = root;
        foreach (IonValue step in StepsOf(location, frame))
        {
            node = Find(node, step) ?? Add(node, step, location.Position);
        }

        return node;
    }

    /// <summary>The place and what it is in; null where there is no such place.</summary>
    public static (EditedNode Parent, EditedNode Node)? Find(EditedNode root, EditLocation location, Frame frame)
    {
        EditedNode parent = root;
        EditedNode node = root;
        foreach (IonValue step in StepsOf(location, frame))
        {
            parent = node;
            if (Find(node, step) is not { } found)
            {
                return null;
            }

            node = found;
        }

        return (parent, node);
    }

    private static IEnumerable<IonValue> StepsOf(EditLocation location, Frame frame)
    {
        foreach (Evaluator step in location.Steps)
        {
            IonValue value = step(frame);
            if (!PartiQLValue.IsMissing(value))
            {
                yield return value;
            }
        }
    }

    private static EditedNode? Find(EditedNode node, IonValue step)
    {
        if (PartiQLValue.Text(step) is { } name)
        {
            return node.FindField(name);
        }

        return node.IsSequence && IndexOf(step) is { } index ? node.FindElement(index) : null;
    }

    private static EditedNode Add(EditedNode node, IonValue step, SourcePosition position)
    {
        if (PartiQLValue.Text(step) is { } name)
        {
            return node.CanHaveFields ? node.AddField(name) : throw Failure(position, $"what should have the field '{name}' is no struct");
        }

        if (!node.IsSequence || IndexOf(step) is not { } index || index != node.Count)
        {
            throw Failure(position, "there is no such element, and only the one behind the last can be made");
        }

        node.Append(PartiQLValue.Null);
        return node.FindElement(index)!;
    }

    private static int? IndexOf(IonValue step)
    {
        return step is IonInt number && number.TryGetInt64(out long index) && index is >= 0 and <= int.MaxValue ? (int)index : null;
    }

    public static PartiQLException Failure(SourcePosition position, string reason)
    {
        return new PartiQLException(PartiQLErrorKind.Evaluator, position, reason);
    }
}
