using SessionTools.Common;

namespace SessionTools.ApiGateway;

/// <summary>Content handling strategies of integration responses.</summary>
public sealed class ContentHandlingStrategyCompleter() : WordCompleter("CONVERT_TO_BINARY", "CONVERT_TO_TEXT");
