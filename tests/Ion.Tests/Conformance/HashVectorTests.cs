using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ion.Tests.Conformance;

/// <summary>
/// ion-hash-test: with the identity function, whose digests are the bytes that were fed to it, and with MD5 where the file has
/// expectations for it.
/// </summary>
public sealed class HashVectorTests(ITestOutputHelper output)
{
    [VectorsFact]
    public void Every_case_gives_the_expected_digests()
    {
        Tally tally = new(output, "ion-hash-test");
        IonDatagram cases = IonDatagram.Parse(File.ReadAllBytes(Vectors.PathOf("ion-hash-test", "ion_hash_tests.ion")));
        foreach (IonStruct test in cases.Cast<IonStruct>())
        {
            foreach (IonField expectation in (IonStruct)test["expect"])
            {
                string name = $"{test.Annotations.FirstOrDefault()} {expectation.Name} {Source(test)}";
                tally.Check(name, () => CheckCase(test, expectation));
            }
        }

        tally.Finish(atLeast: 167);
    }

    private static IonValue Source(IonStruct test)
    {
        return test.TryGetValue("ion", out IonValue? value) ? value : test["10n"];
    }

    private static void CheckCase(IonStruct test, IonField expectation)
    {
        Func<byte[], byte[]> function = expectation.Name.Text switch
        {
            "identity" => RecordingFunction.Identity,
            "md5" => MD5.HashData,
            _ => throw new InvalidDataException("unknown hash function " + expectation.Name),
        };
        if (test.TryGetValue("ion", out IonValue? value))
        {
            byte[] binary = value.ToBinary();
            CheckDigests(expectation.Value, function, writer => writer.WriteValue(value));
            CheckDigests(expectation.Value, function, writer => Feed(binary, writer));
            CheckDigests(expectation.Value, function, writer => Feed(System.Text.Encoding.UTF8.GetBytes(value.ToText()), writer));
        }
        else
        {
            byte[] binary = [0xE0, 0x01, 0x00, 0xEA, .. Bytes(test["10n"])];
            CheckDigests(expectation.Value, function, writer => Feed(binary, writer));
        }
    }

    private static void Feed(byte[] data, IonWriter writer)
    {
        IonReader reader = new(data);
        Assert.True(reader.Read());
        writer.WriteValue(ref reader);
        Assert.False(reader.Read());
    }

    private static void CheckDigests(IonValue expected, Func<byte[], byte[]> function, Action<IonWriter> feed)
    {
        RecordingFunction recording = new(function);
        using ByteBuffer final = new();
        using HashWriter writer = new(recording, final);
        feed(writer);
        List<byte[]> digests = Digests(expected, "digest");
        List<byte[]> finals = Digests(expected, "final_digest");
        Assert.True(digests.Count + finals.Count > 0, "the case expects nothing");
        if (digests.Count > 0)
        {
            Assert.Equal(digests, recording.Digests);
            Assert.Equal(digests[^1], final.Written.ToArray());
        }

        if (finals.Count > 0)
        {
            Assert.Equal(finals.Single(), final.Written.ToArray());
        }
    }

    private static List<byte[]> Digests(IonValue expected, string annotation)
    {
        return ((IonSexp)expected).Items.Where(item => item.Annotations.Contains(annotation)).Select(Bytes).ToList();
    }

    private static byte[] Bytes(IonValue numbers)
    {
        return ((IonSexp)numbers).Items.Select(number => (byte)((IonInt)number).Value).ToArray();
    }
}
