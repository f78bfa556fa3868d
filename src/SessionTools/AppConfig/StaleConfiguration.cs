using System;
using System.Globalization;
using SessionTools.Clients.AppConfig;

namespace SessionTools.AppConfig;

/// <summary>Says in words how old a configuration is that the service could not confirm.</summary>
internal static class StaleConfiguration
{
    public static string Describe(string profile, TimeSpan age, ConfigurationSource source)
    {
        string from = source == ConfigurationSource.Backup ? "from the backup folder " : "";
        return $"'{profile}' could not be checked for changes; its value {from}is {Describe(age)} old.";
    }

    private static string Describe(TimeSpan age)
    {
        (double amount, string unit) = age switch
        {
            { TotalMinutes: < 2 } => (age.TotalSeconds, "seconds"),
            { TotalHours: < 2 } => (age.TotalMinutes, "minutes"),
            { TotalDays: < 2 } => (age.TotalHours, "hours"),
            _ => (age.TotalDays, "days"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(amount):0} {unit}");
    }
}
