using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Tests;

/// <summary>
/// Prints a tree as S-expression: the node's name and its members in order, without positions and without what is absent.
/// Names, paths, constants and plain operators have short forms.
/// </summary>
internal static class TreePrinter
{
    public static string Print(string text, bool extended = false)
    {
        return Print(PartiQLParser.Parse(text, new PartiQLOptions { Extended = extended }).Statement);
    }

    public static string Print(SyntaxNode node)
    {
        return node switch
        {
            Query query => Print(query.Expression),
            Identifier name => name.IsQuoted ? $"\"{name.Text}\"" : name.Text,
            Variable variable => (variable.IsLexical ? "@" : "") + Print(variable.Name),
            Literal literal => literal.Value.ToText(),
            MissingLiteral => "missing",
            Parameter parameter => $"?{parameter.Index}",
            Path path => Print(path.Root) + string.Concat(path.Steps.Select(Step)),
            CollectionConstructor collection => Node(collection.Kind.ToString(), collection.Items),
            StructConstructor made => Node("Struct", made.Fields.SelectMany(field => new[] { field.Name, field.Value })),
            Unary unary => Node(unary.Operator.ToString(), [unary.Operand]),
            Binary binary => Node(binary.Operator.ToString(), [binary.Left, binary.Right]),
            Logical logical => Node(logical.Operator.ToString(), logical.Operands),
            FunctionCall call => Node(call.Name, call.Arguments),
            ExpressionItem { As: null } item => Print(item.Value),
            Scan { As: null, At: null, By: null } scan => Print(scan.Source),
            TypeName type => type.Name + (type.Arguments.IsEmpty ? "" : $"({string.Join(',', type.Arguments)})"),
            _ => Members(node),
        };
    }

    private static string Step(PathStep step)
    {
        return step switch
        {
            FieldStep field => "." + Print(field.Name),
            ElementStep element => $"[{Print(element.Key)}]",
            AllFieldsStep => ".*",
            _ => "[*]",
        };
    }

    private static string Node(string name, IEnumerable<SyntaxNode> children)
    {
        return $"({string.Join(' ', children.Select(Print).Prepend(name))})";
    }

    private static string Members(SyntaxNode node)
    {
        StringBuilder text = new("(" + node.GetType().Name);
        ParameterInfo[] members = node.GetType().GetConstructors().Single().GetParameters();
        foreach (ParameterInfo member in members.Where(member => member.Name != nameof(SyntaxNode.Position)))
        {
            text.Append(Member(member.Name!, node.GetType().GetProperty(member.Name!)!.GetValue(node)));
        }

        return text.Append(')').ToString();
    }

    private static string Member(string name, object? value)
    {
        return value switch
        {
            bool nulls when name == nameof(OrderKey.NullsFirst) => $" {name}:{nulls}",
            null or false or SetQuantifier.None => "",
            true => " " + name,
            SyntaxNode node when name is "As" or "At" or "By" or "On" or "Where" or "Having" or "Limit" or "Offset" or "Else"
                or "Escape" or "GroupAs" => $" {name}:{Print(node)}",
            SyntaxNode node => " " + Print(node),
            IEnumerable<SyntaxNode> nodes => string.Concat(nodes.Select(node => " " + Print(node))),
            _ => " " + value,
        };
    }
}
