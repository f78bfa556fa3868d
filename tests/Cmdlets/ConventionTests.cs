using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Microsoft's cmdlet development guidelines, as far as reflection can see them.</summary>
public sealed class ConventionTests
{
    private static readonly string[] s_prefixes = ["SessionTools", "DL", "QApp", "AppConfig", "ApiGateway", "QLDB", "Ion"];

    private static readonly HashSet<string> s_approvedVerbs = typeof(VerbsCommon).Assembly.GetExportedTypes()
        .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(field => field.Name)
        .ToHashSet(StringComparer.Ordinal);

    public static TheoryData<Type> Cmdlets => [.. Shell.CmdletTypes];

    [EngineTheory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_is_named_as_its_class_says(Type type)
    {
        CmdletAttribute cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
        Assert.Contains(cmdlet.VerbName, s_approvedVerbs);
        Assert.Contains(s_prefixes, prefix => cmdlet.NounName.StartsWith(prefix, StringComparison.Ordinal));
        Assert.Equal($"SessionTools.Commands.{cmdlet.VerbName}{cmdlet.NounName}Command", type.FullName);
        Assert.True(type.IsSealed);
    }

    [EngineTheory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_says_what_it_emits(Type type)
    {
        OutputTypeAttribute[] outputs = type.GetCustomAttributes<OutputTypeAttribute>().ToArray();
        Assert.NotEmpty(outputs);
        Assert.All(outputs.SelectMany(output => output.Type), output => Assert.NotNull(output.Type));
    }

    [EngineTheory]
    [MemberData(nameof(Cmdlets))]
    public void Parameters_follow_the_guidelines(Type type)
    {
        foreach (PropertyInfo parameter in Parameters(type))
        {
            Assert.Matches("^[A-Z][A-Za-z0-9]+$", parameter.Name);
            Assert.NotEqual(typeof(bool), parameter.PropertyType);
            Assert.False(
                parameter.PropertyType == typeof(string) && (parameter.Name.Contains("Secret", StringComparison.Ordinal) || parameter.Name == "SessionToken"),
                $"{type.Name} -{parameter.Name} takes a secret as plain text only");
            Assert.DoesNotContain("Amazon", parameter.PropertyType.FullName!, StringComparison.Ordinal);
        }
    }

    [EngineTheory]
    [MemberData(nameof(Cmdlets))]
    public void At_most_one_parameter_of_a_set_takes_the_whole_pipeline_object(Type type)
    {
        IEnumerable<IGrouping<string, ParameterAttribute>> sets = Parameters(type)
            .SelectMany(parameter => parameter.GetCustomAttributes<ParameterAttribute>())
            .Where(parameter => parameter.ValueFromPipeline)
            .GroupBy(parameter => parameter.ParameterSetName);
        Assert.All(sets, set => Assert.Single(set));
    }

    [EngineFact]
    public void A_parameter_of_one_name_has_one_type_everywhere()
    {
        IEnumerable<IGrouping<string, PropertyInfo>> byName = Shell.CmdletTypes.SelectMany(Parameters)
            .Where(parameter => parameter.Name is "Connection" or "Region" or "EndpointUrl" or "FarmId" or "JobId" or "PageSize" or "NextToken" or "TransactionId")
            .GroupBy(parameter => parameter.Name);
        Assert.All(byName, parameters => Assert.Single(parameters.Select(parameter => parameter.PropertyType).Distinct()));
    }

    [EngineFact]
    public void No_public_type_shows_a_type_of_a_dependency()
    {
        foreach (Type type in typeof(ConnectedObject).Assembly.GetExportedTypes())
        {
            foreach (PropertyInfo property in type.GetProperties())
            {
                Assert.False(
                    property.PropertyType.Assembly.GetName().Name is "AWSSDK.Core" or "YamlDotNet",
                    $"{type}.{property.Name} is a {property.PropertyType}");
            }
        }
    }

    [EngineFact]
    public void The_module_uses_no_console()
    {
        string[] references = typeof(ConnectedObject).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToArray();
        Assert.DoesNotContain("System.Console", references);
    }

    private static IEnumerable<PropertyInfo> Parameters(Type type) =>
        type.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)));
}
