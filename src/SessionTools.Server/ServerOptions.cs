using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;

namespace SessionTools.Server;

/// <summary>What the command line asks for.</summary>
internal sealed record ServerOptions
{
    public const int DefaultPort = 4580;

    /// <summary>The environment variable of the secret key, which a command line would show to everybody on the machine.</summary>
    public const string SecretVariable = "SESSIONTOOLS_SERVER_SECRET_KEY";

    public const string Usage = """
        SessionTools.Server: the embedded endpoint of SessionTools for other processes and official AWS clients.

          --help               show this
          --path FOLDER        keep the data there (without it: in memory)
          --sample             add the sample data where it is missing
          --port PORT          listen on this port (4580; 0 for any free one)
          --address ADDRESS    listen on this IP address (127.0.0.1); others than loopback need keys
          --access-key KEY     require requests signed with this access key
          --secret-key KEY     and its secret key (or set SESSIONTOOLS_SERVER_SECRET_KEY)
        """;

    public string? Path { get; init; }

    /// <summary>The usage is asked for, and nothing else counts.</summary>
    public bool Help { get; init; }

    public bool Sample { get; init; }

    public int Port { get; init; } = DefaultPort;

    public IPAddress Address { get; init; } = IPAddress.Loopback;

    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    /// <exception cref="FormatException">An argument is unknown, incomplete or contradicts another.</exception>
    public static ServerOptions Parse(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        ServerOptions options = new();
        if (arguments.Any(argument => argument is "--help" or "-h" or "-?"))
        {
            return options with { Help = true };
        }

        for (int i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] == "--sample"
                ? options with { Sample = true }
                : options.With(arguments[i], i + 1 < arguments.Count ? arguments[++i] : null);
        }

        if (options.AccessKey is not null)
        {
            options = options with { SecretKey = options.SecretKey ?? environment(SecretVariable) };
        }

        options.Check();
        return options;
    }

    private ServerOptions With(string name, string? value) => (name, value) switch
    {
        ("--path" or "--port" or "--address" or "--access-key" or "--secret-key", null or "") => throw new FormatException($"{name} needs a value."),
        ("--path", _) => this with { Path = value },
        ("--port", _) => this with { Port = ParsePort(value!) },
        ("--address", _) => this with { Address = IPAddress.TryParse(value, out IPAddress? address) ? address : throw new FormatException($"--address is not an IP address: '{value}'.") },
        ("--access-key", _) => this with { AccessKey = value },
        ("--secret-key", _) => this with { SecretKey = value },
        _ => throw new FormatException($"There is no option '{name}'."),
    };

    private static int ParsePort(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            ? port
            : throw new FormatException($"--port is not a port number: '{text}'.");

    private void Check()
    {
        if (AccessKey is null != SecretKey is null)
        {
            throw new FormatException("--access-key and --secret-key go together.");
        }

        if (AccessKey is null && !IPAddress.IsLoopback(Address))
        {
            throw new FormatException($"--address {Address} would answer everybody on the network: give --access-key and --secret-key too.");
        }
    }
}
