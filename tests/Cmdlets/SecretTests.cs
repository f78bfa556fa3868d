using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Reflection;
using System.Text;
using SessionTools.EngineTests;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>No cmdlet shows a connection's secrets, in no stream, error or property.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Planted = TestConnections.FakeSecretKey;
    private const int Deepest = 5;

    private readonly Shell _shell = new();
    private readonly CannedHandler _handler = new((_, _) => CannedHandler.Json("""{"__type":"AccessDeniedException","message":"no"}""", HttpStatusCode.Forbidden));
    private readonly Connection _connection;

    public SecretTests()
    {
        _connection = TestConnections.To(_handler, _shell.Clock);
    }

    public static TheoryData<string> Cmdlets =>
        [.. Shell.CmdletTypes.Where(type => type.GetProperty("Connection") is not null).Select(NameOf).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        _connection.Dispose();
        _shell.Dispose();
    }

    [EngineTheory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_fails_shows_none(string name)
    {
        Type type = Shell.CmdletTypes.Single(candidate => NameOf(candidate) == name);
        using PowerShell pipeline = _shell.Bare(name);
        pipeline.AddParameter("Connection", _connection).AddParameter("Verbose").AddParameter("Debug");
        foreach (PropertyInfo parameter in type.GetProperties().Where(IsMandatory))
        {
            pipeline.AddParameter(parameter.Name, ValueFor(parameter.PropertyType));
        }

        StringBuilder shown = new();
        try
        {
            foreach (PSObject item in pipeline.Invoke())
            {
                Show(shown, item.BaseObject, Deepest);
            }
        }
        catch (RuntimeException exception)
        {
            Show(shown, exception.ErrorRecord, Deepest);
            shown.Append(exception);
        }

        foreach (object record in Streams(pipeline))
        {
            Show(shown, record, Deepest);
        }

        Assert.DoesNotContain(Planted, shown.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void The_scan_would_find_one()
    {
        StringBuilder shown = new();
        Show(shown, new { Inner = new { Text = Planted } }, Deepest);
        Assert.Contains(Planted, shown.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<object> Streams(PowerShell pipeline) => pipeline.Streams.Error.Cast<object>()
        .Concat(pipeline.Streams.Warning)
        .Concat(pipeline.Streams.Verbose)
        .Concat(pipeline.Streams.Debug)
        .Concat(pipeline.Streams.Information)
        .Concat(pipeline.Streams.Progress);

    /// <summary>All that a formatter or serializer could come across: the text of an object and its public properties.</summary>
    private static void Show(StringBuilder shown, object? value, int depth)
    {
        shown.Append(value).Append('\n');
        if (value is null || depth == 0 || value is string || value.GetType().IsPrimitive || value is Type or Assembly or MemberInfo)
        {
            return;
        }

        if (value is System.Collections.IEnumerable items)
        {
            foreach (object? item in items)
            {
                Show(shown, item, depth - 1);
            }

            return;
        }

        foreach (PropertyInfo property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.CanRead))
        {
            try
            {
                Show(shown, property.GetValue(value), depth - 1);
            }
            catch (TargetInvocationException exception)
            {
                shown.Append(exception.InnerException);
            }
        }
    }

    private static bool IsMandatory(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.Mandatory);

    private static object ValueFor(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        Type text when text == typeof(string) => "x",
        Type number when number == typeof(int) => 1,
        Type texts when texts == typeof(string[]) => new[] { "x" },
        Type map when typeof(System.Collections.IDictionary).IsAssignableFrom(map) => new System.Collections.Hashtable { ["x"] = "x" },
        Type secret when secret == typeof(Secret) => new Secret("x"),
        _ => "x",
    };

    private static string NameOf(Type type)
    {
        CmdletAttribute cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
        return $"{cmdlet.VerbName}-{cmdlet.NounName}";
    }
}
