using Xunit;

namespace SessionTools.Ledger.Tests.Parsing;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("5", "5")]
    [InlineData("-5", "-5")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1.50", "1.50")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5.")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("+5", "(Plus 5)")]
    [InlineData("- -5", "(Minus -5)")]
    [InlineData("-a", "(Minus a)")]
    [InlineData("'it''s'", "\"it's\"")]
    [InlineData("''", "\"\"")]
    [InlineData("null", "null")]
    [InlineData("Missing", "missing")]
    [InlineData("TRUE", "true")]
    [InlineData("false", "false")]
    [InlineData("`2020-01-01T`", "2020-01-01")]
    [InlineData("`a::{b:\"`\", c:'`'}`", "a::{b:\"`\",c:'`'}")]
    [InlineData("`{{ aGk= }}`", "{{aGk=}}")]
    [InlineData("`[1 /* ` */, 2]`", "[1,2]")]
    [InlineData("a", "a")]
    [InlineData("\"a b\"", "\"a b\"")]
    [InlineData("\"q\"\"q\"", "\"q\"q\"")]
    [InlineData("@a", "@a")]
    [InlineData("? + ?", "(Add ?0 ?1)")]
    [InlineData("a -- b\n + /* c */ d", "(Add a d)")]
    public void Operands(string text, string tree)
    {
        Assert.Equal(tree, TreePrinter.Print(text));
    }

    [Theory]
    [InlineData("a.b.\"c\"[0]['d'][e + 1].*[*]", "a.b.\"c\"[0][\"d\"][(Add e 1)].*[*]")]
    [InlineData("{'a': 1}.'a'", "(Struct \"a\" 1).\"a\"")]
    [InlineData("f(x)[0]", "(f x)[0]")]
    [InlineData("-a.b", "(Minus a.b)")]
    [InlineData("[1, [2], []]", "(List 1 (List 2) (List))")]
    [InlineData("<<1, <<>>>>", "(Bag 1 (Bag))")]
    [InlineData("(1, 2)", "(List 1 2)")]
    [InlineData("((1))", "1")]
    [InlineData("LIST(1)", "(List 1)")]
    [InlineData("SEXP(1, a)", "(Sexp 1 a)")]
    [InlineData("BAG()", "(Bag)")]
    [InlineData("{}", "(Struct)")]
    [InlineData("{a: b, 'c': 1}", "(Struct a b \"c\" 1)")]
    [InlineData("VALUES (1, 2), (3)", "(Bag (List 1 2) (List 3))")]
    public void Paths_and_constructors(string text, string tree)
    {
        Assert.Equal(tree, TreePrinter.Print(text));
    }

    [Theory]
    [InlineData("a + b - c || d", "(Concat (Subtract (Add a b) c) d)")]
    [InlineData("a + b * c / d % e", "(Add a (Modulo (Divide (Multiply b c) d) e))")]
    [InlineData("a OR b AND c OR d", "(Or a (And b c) d)")]
    [InlineData("(a OR b) OR c", "(Or (Or a b) c)")]
    [InlineData("NOT a = b AND c", "(And (Not (Equal a b)) c)")]
    [InlineData("a = b < c", "(Equal a (Less b c))")]
    [InlineData("a = b != c", "(NotEqual (Equal a b) c)")]
    [InlineData("a <= b + 1", "(LessOrEqual a (Add b 1))")]
    [InlineData("a >= b <> c > d", "(NotEqual (GreaterOrEqual a b) (Greater c d))")]
    [InlineData("a BETWEEN 1 + 1 AND 3 AND b", "(And (Between a (Add 1 1) 3) b)")]
    [InlineData("a NOT BETWEEN 1 AND 3", "(Between a 1 3 IsNegated)")]
    [InlineData("a LIKE 'x' || b ESCAPE '!'", "(LikeMatch a (Concat \"x\" b) Escape:\"!\")")]
    [InlineData("a NOT LIKE b", "(LikeMatch a b IsNegated)")]
    [InlineData("a IN (1)", "(Membership a (List 1))")]
    [InlineData("a IN (1, 2) OR b", "(Or (Membership a (List 1 2)) b)")]
    [InlineData("a NOT IN <<1>>", "(Membership a (Bag 1) IsNegated)")]
    [InlineData("a IN (`[1]`)", "(Membership a [1])")]
    [InlineData("a IN (b).c", "(Membership a b.c)")]
    [InlineData("a IN ?", "(Membership a ?0)")]
    [InlineData("a IS NULL", "(TypeTest a NULL)")]
    [InlineData("a IS NOT MISSING AND b", "(And (TypeTest a MISSING IsNegated) b)")]
    [InlineData("a IS DOUBLE PRECISION", "(TypeTest a DOUBLE PRECISION)")]
    public void Operators(string text, string tree)
    {
        Assert.Equal(tree, TreePrinter.Print(text));
    }

    [Theory]
    [InlineData("UtcNow()", "(utcnow)")]
    [InlineData("history(t, `2020T`)", "(history t 2020T)")]
    [InlineData("EXISTS(SELECT * FROM t)", "(exists (SelectQuery (StarProjection) t))")]
    [InlineData("COUNT(*)", "(Aggregate count)")]
    [InlineData("SUM(ALL a)", "(Aggregate sum All a)")]
    [InlineData("CAST(a AS decimal(3, 1))", "(Cast a DECIMAL(3,1))")]
    [InlineData("EXTRACT(timezone_hour FROM a)", "(Extract TimezoneHour a)")]
    [InlineData("DATE_ADD(year, 1, a)", "(DateAdd Year 1 a)")]
    [InlineData("DATE_DIFF(second, a, b)", "(DateDifference Second a b)")]
    [InlineData("TRIM(a)", "(Trim Both a)")]
    [InlineData("TRIM(LEADING FROM a)", "(Trim Leading a)")]
    [InlineData("TRIM(TRAILING 'x' FROM a)", "(Trim Trailing \"x\" a)")]
    [InlineData("TRIM('x' FROM a)", "(Trim Both \"x\" a)")]
    [InlineData("SUBSTRING(a FROM 1 FOR 2)", "(substring a 1 2)")]
    [InlineData("SUBSTRING(a, 1)", "(substring a 1)")]
    [InlineData("CASE a WHEN 1 THEN b END", "(CaseExpression a (CaseBranch 1 b))")]
    [InlineData("CASE WHEN a THEN b ELSE c END", "(CaseExpression (CaseBranch a b) Else:c)")]
    public void Calls(string text, string tree)
    {
        Assert.Equal(tree, TreePrinter.Print(text));
    }
}
