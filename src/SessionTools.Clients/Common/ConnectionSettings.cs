using System;
using System.Net.Http;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Http;
using SessionTools.Clients.Deadline;

namespace SessionTools.Clients.Common;

/// <summary>All that makes a connection. Two connections with equal settings are interchangeable.</summary>
public sealed record ConnectionSettings
{
    public required string Region { get; init; }

    /// <summary>The profile that gives the credentials; null where none was named.</summary>
    public string? ProfileName => (Credentials as ProfileSource)?.Name;

    /// <summary>Where the keys come from.</summary>
    internal ICredentialSource Credentials { get; init; } = new DefaultSource();

    /// <summary>How the network is reached.</summary>
    internal NetworkSettings Network { get; init; } = new();

    /// <summary>Where all services are called instead of at their regional endpoints.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>The Amazon Q Business application environment instance that Q Apps are in; null where no one has said.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The Deadline Cloud farm, queue and job of commands that name none.</summary>
    public DeadlineIds Deadline { get; init; } = new();

    /// <summary>Finds the instance, and the Deadline Cloud farm and queue, of an embedded endpoint where none is named; asked when they are needed.</summary>
    public Func<string?>? EndpointInstance { get; init; }

    /// <inheritdoc cref="EndpointInstance"/>
    public Func<DeadlineIds>? EndpointFarm { get; init; }

    /// <summary>The handler of an embedded endpoint, whose owner disposes of it; null for the network.</summary>
    public HttpMessageHandler? InProcess { get; init; }

    /// <summary>The folder of an embedded endpoint; null where it lives in memory, and for AWS.</summary>
    public string? LocalPath { get; init; }

    /// <summary>The clock of every client-side wait.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>No secrets, whoever prints it.</summary>
    public override string ToString() => $"{Region} {ProfileName} {EndpointUrl}".Trim();
}
