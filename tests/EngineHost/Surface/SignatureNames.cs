using System;
using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace SessionTools.EngineHost;

/// <summary>Writes signatures as text that does not depend on the assembly a type was found in.</summary>
internal sealed class SignatureNames : ISignatureTypeProvider<string, object?>, ICustomAttributeTypeProvider<string>
{
    private SignatureNames()
    {
    }

    public static SignatureNames Instance { get; } = new();

    public static string Describe(MethodSignature<string> signature)
    {
        string generic = signature.GenericParameterCount > 0 ? $"<{signature.GenericParameterCount}>" : string.Empty;
        string kind = signature.Header.IsInstance ? string.Empty : "static ";
        return $"{kind}{signature.ReturnType}{generic}({string.Join(", ", signature.ParameterTypes)})";
    }

    public static string OfDefinition(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        string name = reader.GetString(type.Name);
        return outer.IsNil ? Qualify(reader.GetString(type.Namespace), name) : $"{OfDefinition(reader, outer)}+{name}";
    }

    public static string OfReference(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{OfReference(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : Qualify(reader.GetString(type.Namespace), name);
    }

    public static string OfType(MetadataReader reader, EntityHandle handle)
    {
        return handle.Kind switch
        {
            HandleKind.TypeDefinition => OfDefinition(reader, (TypeDefinitionHandle)handle),
            HandleKind.TypeReference => OfReference(reader, (TypeReferenceHandle)handle),
            _ => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Instance, null),
        };
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        return OfDefinition(reader, handle);
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        return OfReference(reader, handle);
    }

    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
    {
        return reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
    }

    public string GetPrimitiveType(PrimitiveTypeCode typeCode)
    {
        return typeCode.ToString();
    }

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
    {
        return $"{genericType}[{string.Join(",", typeArguments)}]";
    }

    public string GetGenericTypeParameter(object? genericContext, int index)
    {
        return $"!{index}";
    }

    public string GetGenericMethodParameter(object? genericContext, int index)
    {
        return $"!!{index}";
    }

    public string GetSZArrayType(string elementType)
    {
        return elementType + "[]";
    }

    public string GetArrayType(string elementType, ArrayShape shape)
    {
        return $"{elementType}[rank {shape.Rank}]";
    }

    public string GetByReferenceType(string elementType)
    {
        return elementType + "&";
    }

    public string GetPointerType(string elementType)
    {
        return elementType + "*";
    }

    public string GetPinnedType(string elementType)
    {
        return elementType;
    }

    // Modifiers (volatile, init-only) differ between compilers and do not matter to whoever calls.
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired)
    {
        return unmodifiedType;
    }

    public string GetFunctionPointerType(MethodSignature<string> signature)
    {
        return Describe(signature);
    }

    public string GetSystemType()
    {
        return typeof(Type).FullName!;
    }

    public bool IsSystemType(string type)
    {
        return type == typeof(Type).FullName;
    }

    public string GetTypeFromSerializedName(string name)
    {
        return name;
    }

    // Every enumeration of the engine that an attribute takes is stored as an integer.
    public PrimitiveTypeCode GetUnderlyingEnumType(string type)
    {
        return PrimitiveTypeCode.Int32;
    }

    private static string Qualify(string @namespace, string name)
    {
        return @namespace.Length == 0 ? name : $"{@namespace}.{name}";
    }
}
