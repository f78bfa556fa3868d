using System;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>Ion timestamps as local times.</summary>
internal static class IonTimes
{
    public static DateTime ToLocal(Timestamp time) => time.TryToDateTimeOffset(out DateTimeOffset exact)
        ? exact.LocalDateTime
        : new DateTime(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, DateTimeKind.Utc).AddMinutes(-(time.Offset ?? 0)).ToLocalTime();
}
