using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SessionTools.Local.AppConfig;

/// <summary>
/// The application <c>sample</c> with the environment <c>prod</c> and the profiles <c>settings</c> (JSON),
/// <c>settings-yaml</c>, <c>motd</c> (text), <c>flags</c> (feature flags) and <c>variants</c> (feature flags with variants).
/// </summary>
internal static class AppConfigSample
{
    private static readonly LocalConfiguration[] s_configurations =
    [
        Configuration("settings", "application/json", """
            {
              "logLevel": "info",
              "retries": 3,
              "timeoutSeconds": 2.5,
              "regions": ["us-east-1", "eu-west-1"],
              "database": { "host": "db.sample.internal", "port": 5432 }
            }
            """),
        Configuration("settings-yaml", "application/x-yaml", """
            logLevel: info
            retries: 3
            regions:
              - us-east-1
              - eu-west-1
            """),
        Configuration("motd", "text/plain", "Welcome to the sample."),
        Configuration("flags", "application/json", """
            {
              "dark-mode": { "enabled": true, "default-theme": "midnight" },
              "new-checkout": { "enabled": false }
            }
            """),
        Configuration("variants", "application/ion; type=AWS.AppConfig.FeatureFlags", """
            'checkout'::[
              [(in $userId ["1", "2"]), '''{"enabled": true, "theme": "beta", "_variant": "testers"}'''],
              [(and (eq $country "NO") (split pct::50 by::$userId seed::"checkout")),
                '''{"enabled": true, "theme": "fjord", "_variant": "half-of-norway"}'''],
              [(and (gte $age 65) (ends_with $email "@example.org")), '''{"enabled": true, "theme": "calm", "_variant": "seniors"}'''],
              '''{"enabled": false, "_variant": "default"}'''
            ]
            'banner'::'''{"enabled": true, "text": "Hello"}'''
            """),
    ];

    public static void AddTo(IConfigurationSource source)
    {
        IReadOnlyList<DeployedProfile> there = source.List();
        foreach (LocalConfiguration sample in s_configurations.Where(sample => !there.Any(profile => IsOf(profile, sample))))
        {
            source.Put(sample);
        }
    }

    private static bool IsOf(DeployedProfile profile, LocalConfiguration sample) =>
        (profile.Application, profile.Environment, profile.ConfigurationProfile)
            == (sample.Application, sample.Environment, sample.ConfigurationProfile);

    private static LocalConfiguration Configuration(string profile, string contentType, string content) => new()
    {
        Application = "sample",
        Environment = "prod",
        ConfigurationProfile = profile,
        ContentType = contentType,
        VersionLabel = "v1",
        Content = Encoding.UTF8.GetBytes(content),
    };
}
