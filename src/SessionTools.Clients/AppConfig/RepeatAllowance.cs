using System;

namespace SessionTools.Clients.AppConfig;

/// <summary>
/// How often a session may ask again at once after an answer that was lost, and that the service has counted. Where
/// answers keep getting lost, a session that has a value waits for its interval instead: calls cost money.
/// </summary>
internal sealed class RepeatAllowance
{
    /// <summary>One repeat for so many answered calls keeps repeats under 1 % of all calls.</summary>
    private const double PerAnswer = 1.0 / 125;
    private const double Most = 5;

    private double _left = 1;

    public void CountAnswer() => _left = Math.Min(Most, _left + PerAnswer);

    public bool TryTake()
    {
        if (_left < 1)
        {
            return false;
        }

        _left--;
        return true;
    }
}
