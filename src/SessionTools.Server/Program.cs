using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Local.Common;
using SessionTools.Server;

const int WrongUse = 2;
const int Failed = 1;

ServerOptions options;
try
{
    options = ServerOptions.Parse(args, Environment.GetEnvironmentVariable);
}
catch (FormatException exception)
{
    await Console.Error.WriteLineAsync(exception.Message + Environment.NewLine + Environment.NewLine + ServerOptions.Usage);
    return WrongUse;
}

if (options.Help)
{
    Console.WriteLine(ServerOptions.Usage);
    return 0;
}

try
{
    LocalEndpoint endpoint = new(options.Path, TimeProvider.System);
    if (options.Sample)
    {
        endpoint.AddSample();
    }

    await using EndpointServer server = new(endpoint, options, TimeProvider.System);
    await server.StartAsync(CancellationToken.None);
    Console.WriteLine($"SessionTools.Server answers on {server.Url} (Ctrl+C ends it).");
    await server.WaitForShutdownAsync();
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return Failed;
}
