using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.AppConfig;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.AppConfig.Flags;
using SessionTools.Clients.Common;
using SessionTools.Errors;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Get, "AppConfigFlag", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(AppConfigFlag))]
public sealed class GetAppConfigFlagCommand : AppConfigCmdlet
{
    private const string DefaultAgentUrl = "http://localhost:2772";

    /// <summary>The flags' names; without it all.</summary>
    [Parameter(Position = 3)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>What the rules of variants ask for: @{ userId = '42'; country = 'NO' }.</summary>
    [Parameter]
    [AllowNull]
    public IDictionary? Context { get; set; }

    /// <summary>Adds to each flag the rules that were asked.</summary>
    [Parameter]
    public SwitchParameter Trace { get; set; }

    /// <summary>The AppConfig Agent evaluates, at -AgentUrl.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    public SwitchParameter Agent { get; set; }

    /// <summary>The agent's address. Giving it means -Agent.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [ValidateNotNullOrEmpty]
    public string AgentUrl { get; set; } = DefaultAgentUrl;

    /// <summary>The agent's ACCESS_TOKEN.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [ValidateNotNull]
    public Secret? AgentToken { get; set; }

    private bool AsksAgent => Agent || MyInvocation.BoundParameters.ContainsKey(nameof(AgentUrl));

    protected override void ProcessInput()
    {
        IReadOnlyDictionary<string, object?> context = FlagContext.From(Context);
        if (AsksAgent)
        {
            EmitFromAgent(context);
        }
        else
        {
            EmitFromSession(SessionOfInput(), context);
        }
    }

    private void EmitFromSession(AppConfigSession session, IReadOnlyDictionary<string, object?> context)
    {
        Configuration configuration = Read(session, force: false);
        FlagOrigin origin = new(session.ApplicationIdentifier, session.EnvironmentIdentifier, session.ConfigurationProfileIdentifier)
        {
            VersionLabel = configuration.VersionLabel,
            RetrievedAt = configuration.RetrievedAt.LocalDateTime,
            Connection = session.Connection,
        };
        Emit(origin, Name ?? ["*"], session.FlagsOf(configuration), context);
    }

    private void EmitFromAgent(IReadOnlyDictionary<string, object?> context)
    {
        AgentClient agent = new(EndpointSettings.Parse(AgentUrl, "-AgentUrl"), AgentToken?.Reveal());
        StartConfigurationSessionRequest profile = new()
        {
            ApplicationIdentifier = ApplicationIdentifier,
            EnvironmentIdentifier = EnvironmentIdentifier,
            ConfigurationProfileIdentifier = ConfigurationProfileIdentifier,
        };
        FlagOrigin origin = new(ApplicationIdentifier, EnvironmentIdentifier, ConfigurationProfileIdentifier);
        string? only = Name is [{ } single] && !WildcardPattern.ContainsWildcardCharacters(single) ? single : null;
        Emit(origin, Name ?? ["*"], Await(stop => agent.GetAsync(profile, only, context, stop)), context);
    }

    private void Emit(FlagOrigin origin, string[] names, IReadOnlyList<FlagDefinition> flags, IReadOnlyDictionary<string, object?> context)
    {
        foreach (string name in names)
        {
            FlagDefinition[] wanted = Select(name, flags);
            if (wanted.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.From(NotFound(name, origin), this, name));
            }

            foreach (FlagDefinition flag in wanted)
            {
                Emit(origin, flag, context);
            }
        }
    }

    private void Emit(FlagOrigin origin, FlagDefinition flag, IReadOnlyDictionary<string, object?> context)
    {
        try
        {
            WriteObject(new AppConfigFlag(origin, flag.Name, FlagEvaluator.Evaluate(flag, context), Trace));
        }
        catch (AppConfigFlagException exception)
        {
            WriteError(ErrorRecords.From(exception, this, flag.Name));
        }
    }

    /// <summary>Names are told apart by case only where two differ in nothing else.</summary>
    private static FlagDefinition[] Select(string name, IReadOnlyList<FlagDefinition> flags)
    {
        if (flags.FirstOrDefault(flag => flag.Name == name) is { } exact)
        {
            return [exact];
        }

        WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        return flags.Where(flag => pattern.IsMatch(flag.Name)).ToArray();
    }

    private static AppConfigFlagException NotFound(string name, FlagOrigin origin) =>
        new(FlagProblem.NotFound, $"There is no flag '{name}' in '{origin.ConfigurationProfileIdentifier}'.");
}
