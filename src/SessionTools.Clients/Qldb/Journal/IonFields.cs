using System.Linq;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>Fields of journal structs, with an error that names what is missing.</summary>
internal static class IonFields
{
    /// <exception cref="JournalException">There is no such field, or it is of another type.</exception>
    public static T Require<T>(this IonStruct value, string name, string where)
        where T : IonValue =>
        value.Find<T>(name) ?? throw new JournalException(JournalProblem.NotUnderstood, $"{where} has no {name} of type {typeof(T).Name[3..].ToLowerInvariant()}.");

    public static T? Find<T>(this IonStruct value, string name)
        where T : IonValue =>
        value.TryGetValue(name, out IonValue? field) ? field as T : null;

    /// <summary>The bytes of a hash; null where the field is missing or no hash.</summary>
    public static byte[]? Hash(this IonStruct value, string name) => value.Find<IonBlob>(name) is { Value.Length: QldbHash.Length } blob ? blob.Value.AsSpan().ToArray() : null;

    /// <summary>Whether a struct has exactly these fields.</summary>
    public static bool HasExactly(this IonStruct value, params string[] names) =>
        value.Select(field => field.Name.Text).Order().SequenceEqual(names.Order());
}
