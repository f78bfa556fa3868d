using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SessionTools.Bench.Races;

/// <summary>Contenders that do the same work in turns, so that a busy machine slows all of them.</summary>
internal sealed class Race(string what, IReadOnlyList<Contender> contenders)
{
    private const string LoadFile = "/proc/loadavg";
    private const int Rounds = 3;

    public void Run(string url)
    {
        List<Turn>[] turns = [.. contenders.Select(_ => new List<Turn>())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < contenders.Count; i++)
            {
                turns[i].Add(contenders[i].Run(url));
            }
        }

        Console.WriteLine($"{what}, {contenders[0].Count:N0} of them, best of {Rounds}{Load()}:");
        double reference = turns[^1].Max(turn => turn.Rate);
        for (int i = 0; i < contenders.Count; i++)
        {
            Print(contenders[i].Name, turns[i], reference);
        }
    }

    private void Print(string name, List<Turn> turns, double reference)
    {
        Turn best = turns.MaxBy(turn => turn.Rate)!;
        Console.WriteLine(
            $"  {name,-34}{best.Rate,10:N0}/s ({string.Join(", ", turns.Select(turn => $"{turn.Rate:N0}"))})  {best.Rate / reference:F2} x {contenders[^1].Name}; "
            + $"peak working set {best.Before:F0} MB before, {turns.Max(turn => turn.Peak):F0} MB at most");
    }

    private static string Load() => File.Exists(LoadFile) ? $", load of the machine {File.ReadAllText(LoadFile).Split(' ')[0]}" : "";
}
