using System.Collections.Generic;
using System.Linq;

namespace System.Management.Automation.Binding;

/// <summary>Which parameter sets are still possible.</summary>
internal sealed class ParameterSetState
{
    private readonly CmdletMetadata _metadata;
    private readonly BindingErrors _errors;

    public ParameterSetState(CmdletMetadata metadata, BindingErrors errors)
    {
        _metadata = metadata;
        _errors = errors;
    }

    public uint Valid { get; set; } = uint.MaxValue;

    public string Name { get; private set; } = ParameterAttribute.AllParameterSets;

    public int Count => _metadata.SetNames.Count(Valid);

    /// <summary>The sets still possible, one by one; all of them while nothing has been decided.</summary>
    public uint[] Candidates => _metadata.SetNames.In(Valid).ToArray();

    public void Narrow(ParameterDescription bound)
    {
        if (bound.IsInAllSets)
        {
            return;
        }

        Valid &= bound.SetFlags;
        if (Valid == 0)
        {
            throw _errors.AmbiguousSet();
        }
    }

    /// <summary>Settles on one set where that is possible, and fails where it never will be.</summary>
    public void Resolve(IReadOnlyCollection<ParameterDescription> unbound, bool expectsInput, bool settle)
    {
        if (Count <= 1)
        {
            Name = _metadata.SetNames.NameOf(Valid);
        }
        else if (expectsInput && Valid == uint.MaxValue && CanTakeInput(unbound))
        {
            return;
        }
        else if (_metadata.DefaultFlag != 0 && (Valid & _metadata.DefaultFlag) != 0)
        {
            Name = _metadata.SetNames.NameOf(_metadata.DefaultFlag);
            Valid = settle ? _metadata.DefaultFlag : Valid;
        }
        else if (!expectsInput || !CanTakeInput(unbound))
        {
            ResolveByMandatory(unbound);
        }
    }

    private bool CanTakeInput(IReadOnlyCollection<ParameterDescription> unbound)
    {
        return unbound.Any(parameter => parameter.SetsIn(Valid).Any(set => set.TakesPipeline));
    }

    private void ResolveByMandatory(IReadOnlyCollection<ParameterDescription> unbound)
    {
        uint[] satisfied = Candidates.Where(flag => !unbound.Any(parameter => IsMandatoryIn(parameter, flag))).ToArray();
        if (satisfied.Length != 1)
        {
            throw _errors.AmbiguousSet();
        }

        Valid = satisfied[0];
        Name = _metadata.SetNames.NameOf(Valid);
    }

    private static bool IsMandatoryIn(ParameterDescription parameter, uint flag)
    {
        return parameter.Sets.Any(set => !set.IsInAllSets && set.IsMandatory && (set.Flag & flag) != 0);
    }
}
