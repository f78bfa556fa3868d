using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SessionTools.Clients.Credentials;

/// <summary>
/// The shared config and credentials files (SDKs and Tools Reference Guide, "Format of the shared config files"). They are
/// read again when they change.
/// </summary>
internal sealed class ConfigFiles
{
    private const string ProfilePrefix = "profile ";

    private static readonly string[] s_comments = [" #", " ;", "\t#", "\t;"];
    private static readonly object s_lock = new();
    private static ConfigFiles? s_last;

    private readonly string _fingerprint;
    private readonly Dictionary<string, Dictionary<string, string>> _sections = new(StringComparer.Ordinal);

    private ConfigFiles(string fingerprint)
    {
        _fingerprint = fingerprint;
    }

    /// <summary>The name of the profile in use where none is named.</summary>
    public static string DefaultProfile => Variable("AWS_PROFILE") ?? "default";

    /// <summary>Where the files are, how long and how old.</summary>
    public static string Fingerprint => $"{Stamp(CredentialsPath)}|{Stamp(ConfigPath)}";

    /// <summary>The user's home folder as all AWS tools look for it.</summary>
    public static string Home => Variable("HOME") ?? Variable("USERPROFILE") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The files that are read, for whoever misses something in them.</summary>
    public static string Paths => $"'{ConfigPath}' and '{CredentialsPath}'";

    private static string CredentialsPath => Variable("AWS_SHARED_CREDENTIALS_FILE") ?? InHome("credentials");

    private static string ConfigPath => Variable("AWS_CONFIG_FILE") ?? InHome("config");

    /// <summary>The files as they are now.</summary>
    public static ConfigFiles Read()
    {
        lock (s_lock)
        {
            string fingerprint = Fingerprint;
            if (s_last?._fingerprint != fingerprint)
            {
                ConfigFiles files = new(fingerprint);
                files.Add(ConfigPath, isConfig: true);
                files.Add(CredentialsPath, isConfig: false);
                s_last = files;
            }

            return s_last;
        }
    }

    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    public IEnumerable<string> ProfileNames => _sections.Keys.Where(key => key.StartsWith(ProfilePrefix, StringComparison.Ordinal)).Select(key => key[ProfilePrefix.Length..]);

    /// <returns>The profile's settings; null where there is no such profile.</returns>
    public IReadOnlyDictionary<string, string>? Profile(string name) => _sections.GetValueOrDefault(ProfilePrefix + name);

    public IReadOnlyDictionary<string, string>? SsoSession(string name) => _sections.GetValueOrDefault("sso-session " + name);

    /// <summary>A service's setting in a services section.</summary>
    public string? Service(string section, string service, string setting) =>
        _sections.GetValueOrDefault("services " + section)?.GetValueOrDefault($"{service}.{setting}");

    private static string InHome(string file) => Path.Combine(Home, ".aws", file);

    private static string Stamp(string path)
    {
        FileInfo file = new(path);
        return file.Exists ? $"{path}:{file.Length}:{file.LastWriteTimeUtc.Ticks}" : path;
    }

    private void Add(string path, bool isConfig)
    {
        if (!File.Exists(path))
        {
            return;
        }

        Dictionary<string, string>? section = null;
        string? parent = null;
        foreach (string line in File.ReadLines(path))
        {
            string text = line.Trim();
            if (text.Length == 0 || text[0] is '#' or ';')
            {
                continue;
            }

            if (text[0] == '[')
            {
                section = Section(text, isConfig);
                parent = null;
            }
            else if (section is not null && Split(text) is { } setting)
            {
                bool nested = char.IsWhiteSpace(line[0]) && parent is not null;
                section[nested ? $"{parent}.{setting.Name}" : setting.Name] = setting.Value;
                parent = nested ? parent : setting.Value.Length == 0 ? setting.Name : null;
            }
        }
    }

    private Dictionary<string, string>? Section(string header, bool isConfig)
    {
        int end = header.IndexOf(']', StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        string[] words = header[1..end].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string? key = words switch
        {
            [string name] when !isConfig || name == "default" => ProfilePrefix + name,
            [string name, string rest] when !isConfig => $"profile {name} {rest}",
            ["profile" or "sso-session" or "services", string name] => $"{words[0]} {name}",
            _ => null,
        };
        if (key is null)
        {
            return null;
        }

        if (!_sections.TryGetValue(key, out Dictionary<string, string>? section))
        {
            section = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            _sections.Add(key, section);
        }

        return section;
    }

    private static (string Name, string Value)? Split(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals <= 0 ? null : (text[..equals].Trim(), WithoutComment(text[(equals + 1)..]).Trim());
    }

    private static string WithoutComment(string value)
    {
        int comment = s_comments.Select(mark => value.IndexOf(mark, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(value.Length).Min();
        return value[..comment];
    }
}
