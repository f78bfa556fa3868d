using System;
using System.Collections.Generic;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ion.Tests;

/// <summary>Counts the cases of a suite, prints the counts, and fails with all failures at once.</summary>
internal sealed class Tally(ITestOutputHelper output, string suite)
{
    private readonly List<string> _failures = [];

    public int Passed { get; private set; }

    public void Check(string name, Action test)
    {
        try
        {
            test();
            Passed++;
        }
        catch (Exception e)
        {
            _failures.Add(name + ": " + e.GetType().Name + ": " + e.Message);
        }
    }

    public void Finish(int atLeast)
    {
        string counts = $"{suite}: {Passed} passed, {_failures.Count} failed";
        output.WriteLine(counts);
        Assert.True(_failures.Count == 0, counts + Environment.NewLine + string.Join(Environment.NewLine, _failures));
        Assert.True(Passed >= atLeast, $"{suite}: only {Passed} cases were found, {atLeast} or more were expected");
    }
}
