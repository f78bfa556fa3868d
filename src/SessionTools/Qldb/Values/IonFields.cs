using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>Fields of structs that should be of a type.</summary>
internal static class IonFields
{
    /// <returns>Null where the field is missing or of another type.</returns>
    public static T? Find<T>(this IonStruct value, string name)
        where T : IonValue =>
        value.TryGetValue(name, out IonValue? field) ? field as T : null;
}
