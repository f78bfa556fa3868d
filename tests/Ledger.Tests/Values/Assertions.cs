using System;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;
using Xunit;

namespace SessionTools.Ledger.Tests.Values;

/// <summary>Cases are written as Ion; an expectation that starts with <c>!</c> is the message of an error.</summary>
internal static class Assertions
{
    public static IonValue Read(string text)
    {
        return IonValue.Parse(text);
    }

    public static TypeName Type(string name, params int[] arguments)
    {
        return new TypeName(new SourcePosition(1, 1), name, [.. arguments]);
    }

    public static void Gives(string expected, Func<IonValue> evaluate)
    {
        if (expected.StartsWith('!'))
        {
            ValueException error = Assert.Throws<ValueException>(() => evaluate());
            Assert.Equal(expected[1..], error.Message);
            return;
        }

        Assert.Equal(Read(expected).ToString(), evaluate().ToString());
    }
}
