using System.Text.Json;

namespace SessionTools.Ledger.Storage.Sqlite;

/// <summary>Settings as a ledger file keeps them: JSON with the names of the properties.</summary>
internal static class SettingsText
{
    public static string Write(LedgerSettings settings) => JsonSerializer.Serialize(settings);

    /// <exception cref="JsonException">The text is not what <see cref="Write"/> made.</exception>
    public static LedgerSettings Read(string text) => JsonSerializer.Deserialize<LedgerSettings>(text)!;
}
