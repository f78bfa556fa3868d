using System;
using System.IO;
using System.Net;
using Xunit;

namespace SessionTools.Server.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Without_arguments_it_keeps_all_in_memory_on_loopback()
    {
        ServerOptions options = Parse();
        Assert.Null(options.Path);
        Assert.False(options.Sample);
        Assert.Equal(IPAddress.Loopback, options.Address);
        Assert.Equal(ServerOptions.DefaultPort, options.Port);
    }

    [Fact]
    public void All_options_are_read()
    {
        ServerOptions options = Parse("--path", "d", "--sample", "--port", "0", "--address", "::1", "--access-key", "a", "--secret-key", "s");
        Assert.Equal(("d", true, 0, "::1"), (options.Path, options.Sample, options.Port, options.Address.ToString()));
        Assert.Equal(("a", "s"), (options.AccessKey, options.SecretKey));
    }

    [Fact]
    public void The_secret_key_may_come_from_the_environment() =>
        Assert.Equal("from environment", ParseWithSecret("from environment", "--access-key", "a").SecretKey);

    [Theory]
    [InlineData("'--ports'", "--ports", "1")]
    [InlineData("--port", "--port")]
    [InlineData("'70000'", "--port", "70000")]
    [InlineData("'here'", "--address", "here")]
    [InlineData("--secret-key", "--access-key", "a")]
    [InlineData("--secret-key", "--secret-key", "s")]
    [InlineData("0.0.0.0", "--address", "0.0.0.0")]
    public void What_is_wrong_is_named(string named, params string[] arguments) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => Parse(arguments)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("--help")]
    [InlineData("--port", "0", "-h")]
    [InlineData("-?", "--nothing")]
    public void Help_is_no_error(params string[] arguments) => Assert.True(Parse(arguments).Help);

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("--nothing", 2)]
    public void Help_goes_to_the_output_and_what_is_wrong_to_the_errors(string argument, int exitCode)
    {
        (TextWriter output, TextWriter errors) = (Console.Out, Console.Error);
        using StringWriter said = new();
        using StringWriter failed = new();
        try
        {
            Console.SetOut(said);
            Console.SetError(failed);
            Assert.Equal(exitCode, typeof(ServerOptions).Assembly.EntryPoint!.Invoke(null, [new[] { argument }]));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }

        Assert.Equal(exitCode == 0, said.ToString().StartsWith(ServerOptions.Usage, StringComparison.Ordinal));
        Assert.Equal(exitCode != 0, failed.ToString().StartsWith("There is no option '--nothing'.", StringComparison.Ordinal));
    }

    [Fact]
    public void With_keys_it_may_answer_the_network() =>
        Assert.Equal(IPAddress.Any, Parse("--address", "0.0.0.0", "--access-key", "a", "--secret-key", "s").Address);

    private static ServerOptions Parse(params string[] arguments) => ServerOptions.Parse(arguments, _ => null);

    private static ServerOptions ParseWithSecret(string secret, params string[] arguments) =>
        ServerOptions.Parse(arguments, name => name == ServerOptions.SecretVariable ? secret : null);
}
