using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class AttributeTests
{
    [EngineFact]
    public void Attributes_keep_what_they_are_given()
    {
        CmdletAttribute cmdlet = typeof(RemoveThingCommand).GetCustomAttribute<CmdletAttribute>()!;
        Assert.Equal(("Remove", "Thing", true, ConfirmImpact.High), (cmdlet.VerbName, cmdlet.NounName, cmdlet.SupportsShouldProcess, cmdlet.ConfirmImpact));
        Assert.Equal("ByName", typeof(TestSetsCommand).GetCustomAttribute<CmdletAttribute>()!.DefaultParameterSetName);
        Assert.Equal(["Tag", "Mark"], Property("Label").GetCustomAttribute<AliasAttribute>()!.AliasNames);
        ParameterAttribute id = Property("Id").GetCustomAttribute<ParameterAttribute>()!;
        Assert.True(id.Mandatory && id.ValueFromPipelineByPropertyName && !id.ValueFromPipeline);
        Assert.Equal(("ById", 0), (id.ParameterSetName, id.Position));
        Assert.Equal("System.Int32", typeof(TestCountCommand).GetCustomAttribute<OutputTypeAttribute>()!.Type.Single().Name);
    }

    [EngineFact]
    public void Attributes_have_the_usual_defaults()
    {
        ParameterAttribute plain = new();
        Assert.Equal((int.MinValue, ParameterAttribute.AllParameterSets, false), (plain.Position, plain.ParameterSetName, plain.Mandatory));
        Assert.Equal(ConfirmImpact.None, new CmdletAttribute("Get", "Thing").ConfirmImpact);
        Assert.Equal(ConfirmImpact.Medium, new CmdletAttribute("Set", "Thing") { SupportsShouldProcess = true }.ConfirmImpact);
        Assert.True(new ValidateSetAttribute("a").IgnoreCase);
    }

    [EngineFact]
    public void The_engine_says_which_validations_must_be_written()
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        Assert.True(typeof(ValidateArgumentsAttribute).GetMethod("Validate", Hidden)!.IsAbstract);
        Assert.True(typeof(ValidateEnumeratedArgumentsAttribute).GetMethod("Validate", Hidden)!.IsFinal);
        Assert.True(typeof(ValidateEnumeratedArgumentsAttribute).GetMethod("ValidateElement", Hidden)!.IsAbstract);
    }

    [EngineFact]
    public void A_completer_must_be_one()
    {
        Assert.ThrowsAny<ArgumentException>(() => new ArgumentCompleterAttribute(typeof(string)));
    }

    [EngineFact]
    public void A_completion_carries_its_texts()
    {
        CompletionResult result = new("'a b'", "a b", CompletionResultType.ParameterValue, "tip");
        Assert.Equal(("'a b'", "a b", CompletionResultType.ParameterValue, "tip"), Describe(result));
        Assert.Equal(("a", "a", CompletionResultType.Text, "a"), Describe(new CompletionResult("a")));
    }

    [EngineFact]
    public void Common_parameters_are_known()
    {
        Assert.Contains("ErrorAction", Exposed.Common, StringComparer.Ordinal);
        Assert.Contains("WhatIf", Exposed.Optional, StringComparer.Ordinal);
    }

    [EngineFact]
    public void The_verbs_are_listed()
    {
        Assert.Equal("Get", Constant(typeof(VerbsCommon), "Get"));
        Assert.Equal("Invoke", Constant(typeof(VerbsLifecycle), "Invoke"));
        Assert.Equal("ConvertTo", Constant(typeof(VerbsData), "ConvertTo"));
        Assert.Equal("Connect", Constant(typeof(VerbsCommunications), "Connect"));
        Assert.Equal("Test", Constant(typeof(VerbsDiagnostic), "Test"));
        Assert.Equal("Revoke", Constant(typeof(VerbsSecurity), "Revoke"));
        Assert.Equal("Use", Constant(typeof(VerbsOther), "Use"));
    }

    private static object? Constant(Type verbs, string name)
    {
        return verbs.GetField(name)!.GetRawConstantValue();
    }

    private static PropertyInfo Property(string name)
    {
        return typeof(TestSetsCommand).GetProperty(name)!;
    }

    private static (string Text, string Item, CompletionResultType Type, string Tip) Describe(CompletionResult result)
    {
        return (result.CompletionText, result.ListItemText, result.ResultType, result.ToolTip);
    }

    private abstract class Exposed : Cmdlet
    {
        public static System.Collections.Generic.HashSet<string> Common => CommonParameters;

        public static System.Collections.Generic.HashSet<string> Optional => OptionalCommonParameters;
    }
}
