using System.Collections.Generic;
using System.Management.Automation.Internal;

namespace System.Management.Automation;

/// <summary>How a command treats its streams: its common parameters, else the session's preference variables.</summary>
internal sealed class Preferences
{
    private readonly Session _session;
    private readonly CommonParameters _common;
    private readonly ShouldProcessParameters _confirmation;
    private readonly Dictionary<string, object?> _bound;

    public Preferences(
        Session session, CommonParameters common, ShouldProcessParameters confirmation, Dictionary<string, object?> bound)
    {
        _session = session;
        _common = common;
        _confirmation = confirmation;
        _bound = bound;
    }

    public ActionPreference Error => Choose(nameof(CommonParameters.ErrorAction), _common.ErrorAction, PreferenceNames.Error);

    public ActionPreference Warning => Choose(nameof(CommonParameters.WarningAction), _common.WarningAction, PreferenceNames.Warning);

    public ActionPreference Information =>
        Choose(nameof(CommonParameters.InformationAction), _common.InformationAction, PreferenceNames.Information);

    public ActionPreference Progress =>
        Choose(nameof(CommonParameters.ProgressAction), _common.ProgressAction, PreferenceNames.Progress);

    public ActionPreference Verbose =>
        Choose(nameof(CommonParameters.Verbose), AsPreference(_common.Verbose), PreferenceNames.Verbose);

    public ActionPreference Debug => Choose(nameof(CommonParameters.Debug), AsPreference(_common.Debug), PreferenceNames.Debug);

    public bool WhatIf => _bound.ContainsKey(nameof(ShouldProcessParameters.WhatIf))
        ? _confirmation.WhatIf.IsPresent
        : LanguagePrimitives.IsTrue(_session.Variables.GetValue(PreferenceNames.WhatIf));

    public ConfirmImpact Confirm
    {
        get
        {
            if (_bound.ContainsKey(nameof(ShouldProcessParameters.Confirm)))
            {
                return _confirmation.Confirm.IsPresent ? ConfirmImpact.Low : ConfirmImpact.None;
            }

            return _session.Variables.GetPreference(PreferenceNames.Confirm, ConfirmImpact.High);
        }
    }

    private static ActionPreference AsPreference(SwitchParameter flag)
    {
        return flag.IsPresent ? ActionPreference.Continue : ActionPreference.SilentlyContinue;
    }

    private ActionPreference Choose(string parameter, ActionPreference bound, string variable)
    {
        return _bound.ContainsKey(parameter) ? bound : _session.Variables.GetPreference(variable, ActionPreference.SilentlyContinue);
    }
}
