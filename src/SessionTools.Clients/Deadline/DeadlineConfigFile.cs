using System;
using System.Collections.Generic;
using System.IO;

namespace SessionTools.Clients.Deadline;

/// <summary>
/// The settings of the <c>deadline</c> command line tool, an INI file. A profile's farm stands in the section
/// <c>[profile-NAME defaults]</c>, a farm's queue in <c>[profile-NAME FARM defaults]</c>, a queue's job in
/// <c>[profile-NAME FARM QUEUE defaults]</c>.
/// </summary>
internal sealed class DeadlineConfigFile
{
    private const string PathVariable = "DEADLINE_CONFIG_FILE_PATH";
    private const string NoProfile = "(default)";

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly string _profile;

    private DeadlineConfigFile(IEnumerable<string> lines, string? profileName)
    {
        string section = "";
        foreach (string line in lines)
        {
            string text = line.Trim();
            int separator = text.IndexOfAny(['=', ':']);
            if (text is ['[', .., ']'])
            {
                section = text[1..^1].Trim();
            }
            else if (separator > 0 && text[0] is not ('#' or ';'))
            {
                _values[$"{section}/{text[..separator].TrimEnd().ToLowerInvariant()}"] = text[(separator + 1)..].Trim();
            }
        }

        _profile = "profile-" + (profileName ?? Value("defaults", "aws_profile_name") ?? NoProfile);
    }

    public string? FarmId => Value($"{_profile} defaults", "farm_id");

    /// <summary>The user's file; empty where there is none that can be read.</summary>
    /// <param name="profileName">The profile in use; null for the one that the file names.</param>
    public static DeadlineConfigFile Read(string? profileName)
    {
        string path = Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".deadline", "config");
        try
        {
            return new DeadlineConfigFile(File.Exists(path) ? File.ReadAllLines(path) : [], profileName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new DeadlineConfigFile([], profileName);
        }
    }

    public string? QueueIdOf(string farmId) => Value($"{_profile} {farmId} defaults", "queue_id");

    public string? JobIdOf(string farmId, string queueId) => Value($"{_profile} {farmId} {queueId} defaults", "job_id");

    private string? Value(string section, string name) => _values.TryGetValue($"{section}/{name}", out string? value) && value.Length > 0 ? value : null;
}
