using System;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.Execution.Evaluation;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Procedures;

/// <summary>Runs EXEC. There is one procedure: <c>REDACT_REVISION blockAddress, 'tableId', 'documentId'</c>.</summary>
internal static class ProcedureRunner
{
    /// <summary>Checks name and number of arguments, and binds the arguments.</summary>
    public static ImmutableArray<Expression> Bind(Execute execute, Binder binder)
    {
        if (!string.Equals(execute.Procedure.Text, "REDACT_REVISION", StringComparison.OrdinalIgnoreCase))
        {
            throw Binder.Error(execute.Procedure.Position, $"No such stored procedure: {execute.Procedure.Text}");
        }

        return execute.Arguments.Length == 3
            ? ImmutableArray.CreateRange(execute.Arguments, binder.Bind)
            : throw Binder.Error(execute.Position, "REDACT_REVISION takes a block address, a table id and a document id");
    }

    /// <returns>What was redacted.</returns>
    public static IonStruct Run(ImmutableArray<Expression> arguments, ExpressionCompiler compiler, Frame frame, IStatementTarget target)
    {
        IonValue[] values = [.. arguments.Select(argument => compiler.Compile(argument)(frame))];
        BlockAddress address = AddressOf(values[0], arguments[0].Position);
        return target.Redact(address, TextOf(values[1], arguments[1].Position), TextOf(values[2], arguments[2].Position));
    }

    private static BlockAddress AddressOf(IonValue value, SourcePosition position)
    {
        bool isAddress = value is IonStruct { Count: 2 };
        IonValue? strand = isAddress ? Field(value, "strandId") : null;
        IonValue? number = isAddress ? Field(value, "sequenceNo") : null;
        return strand is not null && PartiQLValue.Text(strand) is { } strandId
            && number is IonInt sequence && sequence.TryGetInt64(out long sequenceNumber) && sequenceNumber >= 0
            ? new BlockAddress(strandId, sequenceNumber)
            : throw Failure(position, "a block address is a struct such as `{strandId: \"...\", sequenceNo: 14}`");
    }

    private static IonValue? Field(IonValue value, string name)
    {
        return ((IonStruct)value).TryGetValue(name, out IonValue? field) ? field : null;
    }

    private static string TextOf(IonValue value, SourcePosition position)
    {
        return PartiQLValue.Text(value) ?? throw Failure(position, "an id is a string, not " + PartiQLValue.Describe(value));
    }

    private static PartiQLException Failure(SourcePosition position, string reason)
    {
        return new PartiQLException(PartiQLErrorKind.Evaluator, position, reason);
    }
}
