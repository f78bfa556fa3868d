using System.Collections.Generic;

namespace SessionTools.Clients.AppConfig.Flags;

/// <summary>A flag for one context: the variant that applies and how it was found.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Steps">The rules that were asked, the deciding one last.</param>
internal sealed record FlagEvaluation(FlagVariant Variant, IReadOnlyList<FlagStep> Steps);

/// <summary>One rule that was asked.</summary>
/// <param name="Variant">The variant that it guards.</param>
/// <param name="Rule">The rule as Ion text; null where the variant has none.</param>
/// <param name="Matched">It applies.</param>
/// <param name="UsesSplit">A percentage was decided by a hash of ours, not by the one of AWS's agent.</param>
internal sealed record FlagStep(string? Variant, string? Rule, bool Matched, bool UsesSplit);
