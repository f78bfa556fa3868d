using System;
using SessionTools.EngineHost;

namespace SessionTools.Bench.Deadline;

/// <summary>
/// Prints what the Deadline Cloud cmdlets do with many jobs and many session actions, on the embedded endpoint and a
/// clock that waits move: <c>fanout</c> 3,202 jobs under throttling, <c>stream</c> a million generated session actions;
/// <c>loopback</c> a million over HTTP beside other clients (NODE_PATH names the node_modules folder of the JavaScript SDK).
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (!Engine.TryUsePowerShell(out string reason))
        {
            Engine.UseStandIn();
        }

        Console.WriteLine(reason.Length == 0 ? $"Engine: PowerShell {Engine.Current!.Version}" : $"Engine: stand-in ({reason})");
        string what = args.Length == 0 ? "all" : args[0];
        if (what is not ("all" or "fanout" or "stream" or "loopback"))
        {
            Console.WriteLine("usage: Deadline.Bench [fanout|stream|loopback]");
            return 1;
        }

        if (what is "all" or "fanout")
        {
            FanOut.Run();
        }

        if (what is "all" or "stream")
        {
            Streaming.Run();
        }

        if (what is "all" or "loopback")
        {
            Loopback.Run();
        }

        return 0;
    }
}
