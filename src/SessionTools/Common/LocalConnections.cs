using System;
using System.IO;
using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;
using SessionTools.Clients.Deadline;
using SessionTools.Local.Common;
using SessionTools.Local.Http;

namespace SessionTools.Common;

/// <summary>Connections to the embedded endpoint.</summary>
internal static class LocalConnections
{
    private const string Region = "us-east-1";

    /// <summary>Requests to the embedded endpoint are signed too, with keys that are nobody's.</summary>
    private const string LocalKey = "LOCAL-ENDPOINT";

    /// <param name="path">The folder that keeps the data; null for the user's own, or for memory with the sample.</param>
    /// <param name="sample">Adds the sample data.</param>
    /// <param name="instanceId">The instance of the Q Apps cmdlets; null for that of the endpoint's first app.</param>
    /// <param name="deadline">The farm, queue and job of the Deadline Cloud cmdlets; where it names no farm or queue, the endpoint's first.</param>
    /// <exception cref="ConnectionException">The folder cannot be used.</exception>
    public static Connection Open(string? path, bool sample, string? instanceId = null, DeadlineIds? deadline = null)
    {
        try
        {
            string? folder = path ?? (sample ? null : UserDataFolder.Find());
            LocalEndpoint endpoint = LocalEndpoints.Open(folder);
            if (sample)
            {
                endpoint.AddSample();
            }

            return To(endpoint, folder, TimeProvider.System, instanceId, deadline);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ConnectionException(ConnectionProblem.LocalDataUnusable, exception.Message, exception);
        }
    }

    /// <summary>A connection to an endpoint at hand.</summary>
    public static Connection To(LocalEndpoint endpoint, string? folder, TimeProvider time, string? instanceId = null, DeadlineIds? deadline = null) => new(new ConnectionSettings
    {
        Region = Region,
        Credentials = new StaticSource(LocalKey, LocalKey, null),
        EndpointUrl = new Uri("http://localhost"),
        InProcess = new LocalHttpHandler(endpoint),
        LocalPath = folder,
        InstanceId = instanceId,
        EndpointInstance = () => endpoint.QApps.DefaultInstanceId,
        Deadline = deadline ?? new DeadlineIds(),
        EndpointFarm = deadline is { FarmId: not null } ? null : () => FirstOf(endpoint, deadline),
        Time = time,
    });

    private static DeadlineIds FirstOf(LocalEndpoint endpoint, DeadlineIds? given) =>
        new(endpoint.Deadline.DefaultFarmId, given?.QueueId ?? endpoint.Deadline.DefaultQueueId, given?.JobId);
}
