using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.ApiGateway;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.Aws;
using SessionTools.Common;
using SessionTools.Errors;

namespace SessionTools.Commands;

/// <summary>
/// The base of cmdlets that hold integration responses as files or objects describe them against those of an API. All
/// input is read and all plans are made before the first one is used.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DescribedResponseCmdlet : ConnectedCmdlet
{
    private readonly List<DescribedResponse> _described = [];
    private readonly DocumentLines _lines = new();
    private readonly HashSet<SessionToolsException> _reported = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(Connection, IntegrationScope), Task<Dictionary<string, IntegrationResponseState>>> _present = [];

    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Exported text, whole or line by line, files, what ConvertFrom-Json makes of an export, or objects and hashtables.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The API; by default the one that was described.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ApiId { get; set; }

    /// <summary>The one integration that everything is meant for; by default each goes to the integration that stands for its own.</summary>
    [Parameter(Position = 2)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? IntegrationId { get; set; }

    /// <summary>Integration ids of the API by those that were described.</summary>
    [Parameter]
    [StringMap]
    public IDictionary? IntegrationMap { get; set; }

    protected sealed override void ProcessInput()
    {
        if (InputObject?.BaseObject is string text)
        {
            AddDocument(_lines.Add(text), "The input");
        }
        else if (InputObject is not null && PipedFile.PathOf(InputObject) is { } path)
        {
            AddFile(path, nameof(InputObject));
        }
        else if (InputObject is not null)
        {
            _described.AddRange(DescribedResponses.From(InputObject, CurrentConnection));
        }
    }

    protected sealed override void EndInput()
    {
        Guard(() => AddDocument(_lines.Rest(), "The input"));
        if (Path is not null)
        {
            AddFile(Path, nameof(Path));
        }
        else if (!MyInvocation.ExpectingInput && InputObject is null)
        {
            throw new InvalidParameterException(new ConstraintViolation("path", "is required where no objects are piped in", null));
        }

        List<(IntegrationResponsePlan Plan, Connection Connection)> plans = [];
        foreach (IGrouping<(Connection Connection, string? ApiId), DescribedResponse> api in
            _described.GroupBy(response => (response.Connection, ApiId ?? response.ApiId)))
        {
            plans.AddRange(Plan(api.Key.Connection, api.Key.ApiId, api).Select(plan => (plan, api.Key.Connection)));
        }

        Use(plans);
    }

    /// <summary>Does with all plans what the cmdlet is for.</summary>
    internal abstract void Use(IReadOnlyList<(IntegrationResponsePlan Plan, Connection Connection)> plans);

    /// <summary>Does something about one plan; what it throws is an error about that one.</summary>
    internal void Try(IntegrationScope scope, string key, Action action)
    {
        try
        {
            action();
        }
        catch (SessionToolsException exception) when (!StopToken.IsCancellationRequested && !ErrorRecords.NothingFurtherCanSucceed(exception))
        {
            // What could not be read for one response is not read again for the next: it fails with the same exception.
            if (_reported.Add(exception))
            {
                IntegrationResponseTarget target = new(Connection, scope.ApiId, scope.IntegrationId, null, key);
                WriteError(ErrorRecords.From(exception, this, target));
            }
        }
    }

    /// <summary>What is there now, by key: read once for each integration, even where it cannot be read.</summary>
    internal IReadOnlyDictionary<string, IntegrationResponseState> PresentIn(Connection connection, IntegrationScope scope)
    {
        if (!_present.TryGetValue((connection, scope), out Task<Dictionary<string, IntegrationResponseState>>? reading))
        {
            IntegrationResponses responses = new(connection.Client(ApiGatewayService.Description));
            CancellationToken stop = StopToken;
            reading = Task.Run(() => ByKeyAsync(responses.ListAsync(scope, stop)), stop);
            _present.Add((connection, scope), reading);
        }

        return Await(_ => reading);
    }

    private static async Task<Dictionary<string, IntegrationResponseState>> ByKeyAsync(Task<List<IntegrationResponseState>> reading)
    {
        Dictionary<string, IntegrationResponseState> byKey = new(StringComparer.Ordinal);
        foreach (IntegrationResponseState state in await reading)
        {
            byKey.TryAdd(state.IntegrationResponseKey, state);
        }

        return byKey;
    }

    private List<IntegrationResponsePlan> Plan(Connection connection, string? apiId, IEnumerable<DescribedResponse> described)
    {
        List<IntegrationResponsePlan> plans = [];
        IntegrationFinder finder = new(connection, ApiId ?? apiId, IntegrationId, (IReadOnlyDictionary<string, string>?)IntegrationMap);
        HashSet<(IntegrationScope, string)> seen = [];
        foreach (DescribedResponse response in described)
        {
            string key = response.Desired.IntegrationResponseKey;
            Try(new IntegrationScope(apiId ?? "", response.IntegrationId ?? ""), key, () =>
            {
                IntegrationScope scope = Await(stop => finder.FindAsync(response, stop));
                IntegrationResponses.Refuse(scope, response.Desired);
                if (!seen.Add((scope, key)))
                {
                    throw new IntegrationResponseDocumentException(
                        DocumentProblem.DescribedTwice,
                        $"The integration response '{key}' of {scope} is described twice; the first description counts.");
                }

                plans.Add(new IntegrationResponsePlan(scope, PresentIn(connection, scope).GetValueOrDefault(key), response.Desired));
            });
        }

        return plans;
    }

    private void AddDocument(string? text, string source)
    {
        if (text is not null)
        {
            _described.AddRange(DescribedResponses.FromDocument(text, source, CurrentConnection));
        }
    }

    private void AddFile(string path, string parameter)
    {
        string file = FilePath(path, parameter);
        AddDocument(Read(file), $"'{file}'");
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IntegrationResponseDocumentException(
                DocumentProblem.NotReadable,
                $"The integration responses cannot be read: {exception.Message}",
                exception);
        }
    }
}
