using System.Collections.Generic;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

/// <summary>Computes a value from the variables of a running statement.</summary>
internal delegate IonValue Evaluator(Frame frame);

/// <summary>A running statement: its data, its parameters and the current values of its variables.</summary>
internal sealed class Frame(IStatementData data, IReadOnlyList<IonValue> parameters, int slotCount)
{
    private const int StepsBetweenChecks = 64;

    private readonly IonValue?[] _values = new IonValue?[slotCount];
    private readonly DocumentRevision?[] _revisions = new DocumentRevision?[slotCount];
    private int _steps;

    public IStatementData Data { get; } = data;

    public IReadOnlyList<IonValue> Parameters { get; } = parameters;

    /// <summary>What functions know besides their arguments.</summary>
    public FunctionContext Functions { get; } = new(data.Now, data.TransactionId);

    public void Set(Slot slot, IonValue value)
    {
        _values[slot.Index] = value;
        _revisions[slot.Index] = null;
    }

    /// <summary>Puts a revision where a row is kept; its value is built when it is asked for.</summary>
    public void Set(Slot slot, DocumentRevision revision)
    {
        _values[slot.Index] = null;
        _revisions[slot.Index] = revision;
    }

    /// <summary>The value of a variable; null before it has one.</summary>
    public IonValue? Get(Slot slot)
    {
        return _values[slot.Index] ?? Build(slot);
    }

    /// <summary>The revision of a row that comes from a table, or null.</summary>
    public DocumentRevision? RevisionOf(Slot slot)
    {
        return _revisions[slot.Index];
    }

    /// <summary>The row's document in binary, as long as nothing has asked for the built one; null otherwise.</summary>
    public DocumentRevision? UnbuiltRevisionOf(Slot slot)
    {
        return _values[slot.Index] is null ? _revisions[slot.Index] : null;
    }

    /// <summary>Remembers the values of some variables.</summary>
    public SavedRow Save(IReadOnlyList<Slot> slots)
    {
        SavedRow row = new(new IonValue?[slots.Count], new DocumentRevision?[slots.Count]);
        for (int i = 0; i < slots.Count; i++)
        {
            row.Values[i] = _values[slots[i].Index];
            row.Revisions[i] = _revisions[slots[i].Index];
        }

        return row;
    }

    public void Restore(IReadOnlyList<Slot> slots, SavedRow row)
    {
        for (int i = 0; i < slots.Count; i++)
        {
            _values[slots[i].Index] = row.Values[i];
            _revisions[slots[i].Index] = row.Revisions[i];
        }
    }

    public void SetNull(IReadOnlyList<Slot> slots)
    {
        foreach (Slot slot in slots)
        {
            Set(slot, IonNull.Instance);
        }
    }

    /// <summary>Counts one unit of work, and stops a statement that is no longer wanted.</summary>
    public void Step()
    {
        if (++_steps % StepsBetweenChecks == 0)
        {
            Data.Cancellation.ThrowIfCancellationRequested();
        }
    }

    private IonValue? Build(Slot slot)
    {
        if (_revisions[slot.Index] is not { } revision)
        {
            return null;
        }

        IonValue? value = slot.Kind == SlotKind.Revision ? revision.ToCommittedView() : revision.Data;
        _values[slot.Index] = value;
        return value;
    }
}

/// <summary>The values of some variables at one row.</summary>
internal readonly record struct SavedRow(IonValue?[] Values, DocumentRevision?[] Revisions);
