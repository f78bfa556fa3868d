namespace SessionTools.Clients.Qldb;

/// <summary>What commands have consumed, added up; a sum that no answer reported stays null.</summary>
internal sealed class QldbUsage
{
    public long? ReadIOs { get; private set; }

    public long? WriteIOs { get; private set; }

    public long? ProcessingTimeMilliseconds { get; private set; }

    public void Add(IOUsage? consumed, TimingInformation? timing)
    {
        ReadIOs = Sum(ReadIOs, consumed?.ReadIOs);
        WriteIOs = Sum(WriteIOs, consumed?.WriteIOs);
        ProcessingTimeMilliseconds = Sum(ProcessingTimeMilliseconds, timing?.ProcessingTimeMilliseconds);
    }

    private static long? Sum(long? sum, long? more) => more is null ? sum : (sum ?? 0) + more;
}
