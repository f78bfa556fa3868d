using System.Collections.Generic;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.AppConfig;

/// <summary>AppConfig Data's operations. Neither is repeatable: one makes a session, the other uses up a token.</summary>
public static class AppConfigOperations
{
    private static readonly Shape s_identifier = Shape.Text(min: 1, max: 128);

    /// <summary>Tokens are secrets: whoever has one can read the configuration.</summary>
    private static readonly Shape s_token = Shape.Text(pattern: @"^\S{1,8192}$") with { Sensitive = true };

    public static Operation<StartConfigurationSessionRequest, StartConfigurationSessionResponse> StartConfigurationSession { get; } = new()
    {
        Service = AppConfigService.Description,
        Name = "StartConfigurationSession",
        Method = "POST",
        Uri = "/configurationsessions",
        SuccessStatus = 201,
        Input =
        [
            new("ApplicationIdentifier", s_identifier) { Required = true },
            new("EnvironmentIdentifier", s_identifier) { Required = true },
            new("ConfigurationProfileIdentifier", s_identifier) { Required = true },
            new("RequiredMinimumPollIntervalInSeconds", Shape.Integer(15, 86400)),
        ],
        Errors = AppConfigService.Errors,
        RequestType = static () => AppConfigJson.Default.StartConfigurationSessionRequest,
        ResponseType = static () => AppConfigJson.Default.StartConfigurationSessionResponse,
    };

    public static Operation<GetLatestConfigurationRequest, GetLatestConfigurationResponse> GetLatestConfiguration { get; } = new()
    {
        Service = AppConfigService.Description,
        Name = "GetLatestConfiguration",
        Method = "GET",
        Uri = "/configuration",
        Input = [new("ConfigurationToken", s_token, MemberLocation.Query) { WireName = "configuration_token", Required = true }],
        OutputHeaders =
        [
            new("NextPollConfigurationToken", s_token, MemberLocation.Header) { WireName = "Next-Poll-Configuration-Token" },
            new("NextPollIntervalInSeconds", Shape.Integer(), MemberLocation.Header) { WireName = "Next-Poll-Interval-In-Seconds" },
            new("ContentType", Shape.Text(), MemberLocation.Header) { WireName = "Content-Type" },
            new("VersionLabel", Shape.Text(), MemberLocation.Header) { WireName = "Version-Label" },
        ],
        Payload = new(response => response.Configuration, (response, bytes) => response.Configuration = bytes),
        Errors = AppConfigService.Errors,
        RequestType = static () => AppConfigJson.Default.GetLatestConfigurationRequest,
        ResponseType = static () => AppConfigJson.Default.GetLatestConfigurationResponse,
    };

    /// <summary>Every operation above.</summary>
    public static IReadOnlyList<Operation> All { get; } = [StartConfigurationSession, GetLatestConfiguration];
}
