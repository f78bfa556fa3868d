using System;
using System.Globalization;
using System.Management.Automation;

namespace SessionTools.Common;

/// <summary>The shortest and the longest duration that a parameter takes; ValidateRange would compare their texts.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationRangeAttribute(string shortest, string longest) : ValidateArgumentsAttribute
{
    private readonly TimeSpan _shortest = TimeSpan.Parse(shortest, CultureInfo.InvariantCulture);
    private readonly TimeSpan _longest = TimeSpan.Parse(longest, CultureInfo.InvariantCulture);

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        TimeSpan duration = (TimeSpan)(arguments is PSObject wrapped ? wrapped.BaseObject : arguments);
        if (duration < _shortest || duration > _longest)
        {
            throw new ValidationMetadataException($"It must be from {_shortest} to {_longest}, not {duration}.");
        }
    }
}
