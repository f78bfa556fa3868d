using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SessionTools.EngineHost;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>The help pages and the built help say what the cmdlets are.</summary>
public sealed class HelpTests
{
    private static readonly string s_pages = Path.Combine(StagedModule.RepositoryRoot, "docs", "en-US");
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";

    private static readonly Lazy<XDocument> s_built = new(
        () => XDocument.Load(Path.Combine(StagedModule.RepositoryRoot, "module", "en-US", "SessionTools.dll-Help.xml")));

    public static TheoryData<string> Cmdlets => [.. Shell.CmdletTypes.Select(NameOf)];

    [EngineTheory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_is_complete_and_has_examples(string name)
    {
        string page = Page(name);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.True(Regex.Count(page, "^### Example ", RegexOptions.Multiline) >= 2, $"{name} has fewer than two examples");
        Assert.Contains("```powershell", page, StringComparison.Ordinal);
    }

    [EngineTheory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_describes_every_parameter_and_no_other(string name)
    {
        IEnumerable<string> described = Regex.Matches(Page(name), @"^### -(\w+)\r?$", RegexOptions.Multiline).Select(match => match.Groups[1].Value);
        Assert.Equal(ParametersOf(name), described.Except(["WhatIf", "Confirm"]).Order(StringComparer.Ordinal));
    }

    [EngineTheory]
    [MemberData(nameof(Cmdlets))]
    public void The_built_help_agrees_with_the_cmdlet_and_its_page(string name)
    {
        XElement help = s_built.Value.Descendants(s_command + "command").Single(command => command.Descendants(s_command + "name").First().Value == name);
        string synopsis = help.Element(s_command + "details")!.Element(s_maml + "description")!.Value.Trim();
        Assert.Contains(synopsis, Page(name), StringComparison.Ordinal);
        Assert.NotEmpty(help.Descendants(s_command + "example"));
        IEnumerable<string> described = help.Element(s_command + "parameters")!.Elements(s_command + "parameter")
            .Select(parameter => parameter.Element(s_maml + "name")!.Value);
        Assert.Equal(ParametersOf(name), described.Except(["WhatIf", "Confirm"]).Order(StringComparer.Ordinal));
    }

    [EngineFact]
    public void The_built_help_knows_no_other_cmdlet()
    {
        IEnumerable<string> names = s_built.Value.Descendants(s_command + "details").Select(details => details.Element(s_command + "name")!.Value);
        Assert.Equal(Shell.CmdletTypes.Select(NameOf).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    private static string Page(string name)
    {
        string file = Path.Combine(s_pages, name + ".md");
        Assert.True(File.Exists(file), $"{name} has no help page");
        return File.ReadAllText(file);
    }

    private static IEnumerable<string> ParametersOf(string name) => Shell.CmdletTypes.Single(type => NameOf(type) == name)
        .GetProperties()
        .Where(property => property.IsDefined(typeof(ParameterAttribute)))
        .Select(property => property.Name)
        .Order(StringComparer.Ordinal);

    private static string NameOf(Type type)
    {
        CmdletAttribute cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
        return $"{cmdlet.VerbName}-{cmdlet.NounName}";
    }
}
