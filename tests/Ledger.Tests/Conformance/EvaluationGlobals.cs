using System;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Tests.Conformance;

/// <summary>Global values in the place of tables. As the data has it, only names in quotes care for case.</summary>
internal sealed class EvaluationGlobals(IonStruct globals) : IGlobalNames
{
    public Expression? Find(Variable variable)
    {
        StringComparison comparison = variable.Name.IsQuoted ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return globals.Fields
            .Where(field => string.Equals(field.Name.Text, variable.Name.Text, comparison))
            .Select(field => new Literal(variable.Position, field.Value))
            .FirstOrDefault();
    }
}
