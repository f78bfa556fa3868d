using System;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Evaluation;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Manipulation;

/// <summary>One change, ready to be made at each row.</summary>
/// <param name="location">Where.</param>
internal abstract class Edit(EditLocation location)
{
    public EditLocation Location { get; } = location;

    public static Edit Of(BoundEdit edit, BoundSource from, ExpressionCompiler compiler)
    {
        EditLocation location = EditLocation.Of(edit.Target, from, compiler);
        return edit switch
        {
            SetEdit set => new Setting(location, compiler.Compile(set.Value)),
            InsertEdit insert => new Insertion(
                location, compiler.Compile(insert.Source), insert.IsValue, compiler.CompileOptional(insert.At)),
            _ => new Removal(location),
        };
    }

    public abstract void Apply(EditedDocument document, Frame frame);

    /// <summary>SET. A value that is MISSING takes the field away.</summary>
    private sealed class Setting(EditLocation location, Evaluator value) : Edit(location)
    {
        public override void Apply(EditedDocument document, Frame frame)
        {
            IonValue result = value(frame);
            if (PartiQLValue.IsMissing(result))
            {
                new Removal(Location).Apply(document, frame);
                return;
            }

            EditedNode node = EditPath.FindOrAdd(document.Root, Location, frame);
            IonValue plain = PlainIon.Of(result);
            if (ReferenceEquals(node, document.Root) && plain is not IonStruct)
            {
                throw EditPath.Failure(Location.Position, "a document must be a struct, not " + PartiQLValue.Describe(result));
            }

            node.Set(plain);
        }
    }

    /// <summary>REMOVE; what is not there needs no removing.</summary>
    private sealed class Removal(EditLocation location) : Edit(location)
    {
        public override void Apply(EditedDocument document, Frame frame)
        {
            if (EditPath.Find(document.Root, Location, frame) is not { } place)
            {
                return;
            }

            if (ReferenceEquals(place.Node, document.Root))
            {
                document.IsDeleted = true;
            }
            else
            {
                place.Parent.Remove(place.Node);
            }
        }
    }

    /// <summary>INSERT INTO: an element of a list, at its end without AT, or with a name a field of a struct.</summary>
    private sealed class Insertion(EditLocation location, Evaluator source, bool isValue, Evaluator? at) : Edit(location)
    {
        public override void Apply(EditedDocument document, Frame frame)
        {
            EditedNode node = EditPath.FindOrAdd(document.Root, Location, frame);
            IonValue value = source(frame);
            IonValue? key = at?.Invoke(frame);
            if (key is not null && PartiQLValue.Text(key) is { } name)
            {
                SetField(node, name, PlainIon.Of(value));
                return;
            }

            RequireList(node);
            ImmutableArray<IonValue> values = isValue || value is not IonSequence collection ? [value] : collection.Items;
            foreach (IonValue element in values)
            {
                InsertElement(node, key, PlainIon.Of(element));
            }
        }

        private void SetField(EditedNode node, string name, IonValue value)
        {
            if (!node.CanHaveFields)
            {
                throw EditPath.Failure(Location.Position, $"what should have the field '{name}' is no struct");
            }

            (node.FindField(name) ?? node.AddField(name)).Set(value);
        }

        private void RequireList(EditedNode node)
        {
            if (node.IsNothing)
            {
                node.Set(new IonList());
            }

            if (!node.IsSequence)
            {
                throw EditPath.Failure(Location.Position, "without a field's name behind AT, INSERT INTO needs a list");
            }
        }

        private void InsertElement(EditedNode node, IonValue? key, IonValue value)
        {
            if (key is null)
            {
                node.Append(value);
                return;
            }

            if (key is not IonInt number || !number.TryGetInt64(out long index) || index < 0)
            {
                throw EditPath.Failure(Location.Position, "AT takes the index of an element or the name of a field");
            }

            node.Insert((int)Math.Min(index, int.MaxValue), value);
        }
    }
}
