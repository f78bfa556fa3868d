using System;
using System.Linq;
using System.Security.Cryptography;
using Xunit;

namespace SessionTools.Ion.Tests.Hash;

public sealed class QldbHashTests
{
    [Fact]
    public void Dot_orders_by_signed_bytes_from_the_last()
    {
        byte[] zero = new byte[32];
        byte[] minus = new byte[32];
        minus[31] = 0x80;
        minus[0] = 0x7F;
        Assert.Equal(SHA256.HashData([.. minus, .. zero]), QldbHash.Dot(zero, minus));
        Assert.Equal(SHA256.HashData([.. minus, .. zero]), QldbHash.Dot(minus, zero));
        byte[] early = new byte[32];
        early[0] = 0x7F;
        byte[] late = new byte[32];
        late[30] = 0x01;
        Assert.Equal(SHA256.HashData([.. early, .. late]), QldbHash.Dot(late, early));
    }

    [Fact]
    public void An_empty_side_gives_the_other()
    {
        byte[] hash = IonHash.ComputeString("x");
        Assert.Equal(hash, QldbHash.Dot(hash, []));
        Assert.Equal(hash, QldbHash.Dot([], hash));
        Assert.Empty(QldbHash.Dot([], []));
        Assert.Throws<ArgumentException>(() => QldbHash.Dot(hash, [1]));
    }

    [Fact]
    public void An_odd_hash_goes_up_the_tree_as_it_is()
    {
        byte[][] hashes = [.. Enumerable.Range(0, 5).Select(i => IonHash.Compute(i))];
        byte[] pairs = QldbHash.Dot(QldbHash.Dot(hashes[0], hashes[1]), QldbHash.Dot(hashes[2], hashes[3]));
        Assert.Equal(QldbHash.Dot(pairs, hashes[4]), QldbHash.MerkleRoot(hashes));
        Assert.Equal(hashes[0], QldbHash.MerkleRoot([hashes[0]]));
        Assert.Empty(QldbHash.MerkleRoot([]));
    }

    [Fact]
    public void A_statement_that_cannot_be_hashed_leaves_the_transaction_as_it_was()
    {
        TransactionDigest digest = new("id");
        byte[] before = digest.Value.ToArray();
        Assert.Throws<IonException>(() => digest.Fold("SELECT", "\ud800"));
        Assert.Equal(before, digest.Value.ToArray());
        digest.Fold("SELECT", 1, "x");
        TransactionDigest same = new("id");
        same.Fold(QldbHash.Statement("SELECT", 1, "x"));
        Assert.Equal(same.Value.ToArray(), digest.Value.ToArray());
    }

    [Fact]
    public void A_value_hashes_the_same_while_it_is_written()
    {
        IonValue value = IonValue.Parse("{a:[1, 2.0], b:x::{{aGk=}}}");
        Assert.Equal(IonHash.Compute(value), IonHash.Compute(value, static (writer, written) => written.WriteTo(writer)));
        Assert.Throws<ArgumentException>(() => IonHash.Compute(0, static (_, _) => { }));
        Assert.Throws<ArgumentException>(() => IonHash.Compute(0, static (writer, _) => writer.StepIn(IonType.List)));
        Assert.Equal(IonHash.Compute(value), IonHash.Compute(value.ToBinary()));
    }

    [Fact]
    public void A_long_sequence_hashes_as_it_would_in_one_piece()
    {
        IonValue inner = new IonList([.. Enumerable.Range(0, 20_000).Select(i => (IonValue)i)]);
        IonValue value = new IonSexp(inner, new IonStruct(("a", inner), ("b", new IonList(inner, inner))), inner);
        using ByteBuffer whole = new();
        using HashWriter writer = new(new RecordingFunction(SHA256.HashData), whole);
        writer.WriteValue(value);
        Assert.Equal(whole.Written.ToArray(), IonHash.Compute(value));
        Assert.Equal(whole.Written.ToArray(), IonHash.Compute(value.ToBinary()));
    }

    [Fact]
    public void A_hash_needs_exactly_one_value()
    {
        Assert.Throws<IonException>(() => IonHash.Compute("1 2"u8));
        Assert.Throws<IonException>(() => IonHash.Compute(""u8));
        Assert.Equal(IonHash.Compute(1), IonHash.Compute("1"u8));
    }
}
