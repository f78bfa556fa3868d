using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;

namespace SessionTools.Ledger.Execution.Evaluation.Queries;

/// <summary>Makes the struct that a row becomes.</summary>
internal sealed class StructBuilder
{
    private readonly (BoundItem Item, Evaluator Value)[] _items;

    public StructBuilder(BoundItems items, ExpressionCompiler compiler)
    {
        _items = [.. items.Items.Select(item => (item, compiler.Compile(item.Value)))];
    }

    public IonValue Build(Frame frame)
    {
        ImmutableArray<IonField>.Builder fields = ImmutableArray.CreateBuilder<IonField>(_items.Length);
        foreach ((BoundItem item, Evaluator evaluator) in _items)
        {
            IonValue value = evaluator(frame);
            if (item.IsSpread && value is IonStruct structure)
            {
                fields.AddRange(structure.Fields);
            }
            else
            {
                fields.AddIfPresent(item.Name, value);
            }
        }

        return new IonStruct(fields.ToImmutable());
    }
}
