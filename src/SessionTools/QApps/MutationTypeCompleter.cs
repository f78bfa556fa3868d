using SessionTools.Common;

namespace SessionTools.QApps;

/// <summary>What can become of a submission.</summary>
public sealed class MutationTypeCompleter() : WordCompleter("add", "edit", "delete");
