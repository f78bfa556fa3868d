namespace SessionTools.Clients.AppConfig;

/// <summary>What a session has asked of the service. Calls of GetLatestConfiguration cost money.</summary>
/// <param name="Calls">Calls of GetLatestConfiguration.</param>
/// <param name="Unchanged">Answers that said that nothing has changed.</param>
/// <param name="Restarts">Times that a fresh token was needed after the first.</param>
/// <param name="Failures">Calls of either operation that failed.</param>
public sealed record SessionCounters(int Calls, int Unchanged, int Restarts, int Failures);
