using System;
using System.Globalization;
using System.Management.Automation;

namespace SessionTools.Common;

/// <summary>Takes a number as seconds, which the engine would take as ticks, and a TimeSpan as it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        TimeSpan duration = value switch
        {
            TimeSpan span => span,
            string text when TryParse(text, out TimeSpan parsed) => parsed,
            string text => throw Invalid($"'{text}'"),
            IConvertible number and not (bool or char or DateTime) => Seconds(number),
            _ => throw Invalid(value?.ToString() ?? "null"),
        };
        return duration >= TimeSpan.Zero ? duration : throw Invalid(duration.ToString());
    }

    private static bool TryParse(string text, out TimeSpan duration)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
        {
            duration = Seconds(seconds);
            return true;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration);
    }

    private static TimeSpan Seconds(IConvertible number)
    {
        double seconds = number.ToDouble(CultureInfo.InvariantCulture);
        return Math.Abs(seconds) <= int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : throw Invalid(seconds.ToString(CultureInfo.InvariantCulture));
    }

    private static ArgumentTransformationMetadataException Invalid(string value) =>
        new($"A duration is a number of seconds from 0, or a TimeSpan such as 00:01:30, not {value}.");
}
