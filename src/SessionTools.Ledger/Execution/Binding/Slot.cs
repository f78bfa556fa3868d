namespace SessionTools.Ledger.Execution.Binding;

/// <summary>The place of a variable's value while a statement runs; every variable of a statement has its own.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Kind">What is kept there.</param>
internal sealed record Slot(int Index, SlotKind Kind);

/// <summary>What a slot holds.</summary>
internal enum SlotKind
{
    /// <summary>A value.</summary>
    Value,

    /// <summary>A document as the user sees it; it is built when the whole of it is needed.</summary>
    Document,

    /// <summary>A revision as the committed view and history() show it.</summary>
    Revision,
}
