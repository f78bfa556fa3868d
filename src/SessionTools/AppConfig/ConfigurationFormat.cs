namespace SessionTools.AppConfig;

/// <summary>What a configuration's value is made of.</summary>
internal enum ConfigurationFormat
{
    Objects,
    Hashtable,
    Text,
    Bytes,
}
