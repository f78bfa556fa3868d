using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Clients.QApps;
using SessionTools.Clients.Qldb;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>Every operation description and record agrees with its Smithy model.</summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, IReadOnlyList<Operation>> s_operations = new()
    {
        ["deadline"] = DeadlineOperations.All,
        ["qapps"] = QAppsOperations.All,
        ["appconfigdata"] = AppConfigOperations.All,
        ["apigatewayv2"] = ApiGatewayOperations.All,
        ["qldb-session"] = QldbSessionService.All,
        ["qldb"] = ControlOperations.All,
    };

    /// <summary>Operations that are newer than the models of the vectors (2025-04).</summary>
    private static readonly HashSet<string> s_newer = ["BatchGetSessionAction", "BatchGetSession", "BatchGetStep"];

    /// <summary>Members that one record has for several operations' sake, where one of their models lacks them.</summary>
    private static readonly HashSet<string> s_shared =
    [
        // The list leaves the parameters of a task out that a single session action shows.
        "ListSessionActions response.sessionActions[].definition.taskRun.parameters is not in the model",

        // The service has added a kind of task parameter since.
        "GetJob response.parameters[].chunkInt is not in the model",
        "ListTasks response.tasks[].parameters[].chunkInt is not in the model",
        "GetTask response.parameters[].chunkInt is not in the model",
        "GetSessionAction response.definition.taskRun.parameters[].chunkInt is not in the model",
    ];

    public static TheoryData<string> Models => [.. s_operations.Keys];

    [VectorsTheory]
    [MemberData(nameof(Models))]
    public void Descriptions_and_records_agree_with_the_model(string name)
    {
        SmithyModel model = new(name);
        Drift drift = new(model);
        drift.CheckService(s_operations[name][0].Service);
        foreach (Operation operation in s_operations[name].Where(operation => !s_newer.Contains(operation.Name)))
        {
            if (model.Operation(operation.Name) is { } theirs)
            {
                drift.CheckOperation(operation, theirs);
            }
            else
            {
                drift.Found.Add($"{operation.Name} is not in the model");
            }
        }

        int shared = drift.Found.RemoveAll(s_shared.Contains);
        output.WriteLine($"{name}: {s_operations[name].Count} operations, {drift.MembersCompared} members compared, {drift.Found.Count} differences, {shared} from shared records");
        drift.NotRead.ForEach(member => output.WriteLine("  " + member));
        Assert.True(drift.Found.Count == 0, string.Join('\n', drift.Found));
    }

    /// <summary>What <see cref="ProtocolExceptions"/> says of the services, asked of our descriptions, which agree with the models.</summary>
    [Fact]
    public void No_operation_has_a_feature_that_the_client_does_not_speak()
    {
        ShapeType[] plain = [ShapeType.Text, ShapeType.Integer];
        foreach (Operation operation in s_operations.Values.SelectMany(operations => operations))
        {
            Assert.DoesNotContain('?', operation.Uri.Text);
            Assert.DoesNotContain("+}", operation.Uri.Text);
            Assert.DoesNotContain('{', operation.HostPrefix);
            Assert.All(operation.Input.Where(member => member.Location == MemberLocation.Label), member => Assert.Equal(ShapeType.Text, member.Shape.Type));
            Assert.All(operation.Input.Where(member => member.Location is MemberLocation.Query or MemberLocation.Header), member => Assert.Contains(member.Shape.Type, plain));
            Assert.All(operation.OutputHeaders, member => Assert.Contains(member.Shape.Type, plain));
            Assert.DoesNotContain(operation.Input, member => member.Location == MemberLocation.Payload);
        }
    }
}
