using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Qldb;

/// <summary>The shapes that QLDB Session and QLDB's control plane have in common.</summary>
internal static class QldbShapes
{
    public static Shape LedgerName { get; } = Shape.Text(min: 1, max: 32, pattern: "^(?!^.*--)(?!^[0-9]+$)(?!^-)(?!.*-$)^[A-Za-z0-9-]+$") with
    {
        PatternInWords = "must be of letters (A to Z), digits and single hyphens, which neither begin nor end it, and not of digits alone",
    };
}
