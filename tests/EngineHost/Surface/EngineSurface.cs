using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;

namespace SessionTools.EngineHost;

/// <summary>The types and members that the stand-in defines.</summary>
internal sealed class EngineSurface
{
    private readonly MetadataReader _reader;
    private readonly Dictionary<string, TypeDefinitionHandle> _types = [];

    public EngineSurface(MetadataReader reader)
    {
        _reader = reader;
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            _types[SignatureNames.OfDefinition(reader, handle)] = handle;
        }
    }

    public bool HasType(string type)
    {
        return _types.ContainsKey(type);
    }

    /// <summary>Whether the type, or one it derives from, defines the member with that signature.</summary>
    public bool HasMember(string type, string member, string signature)
    {
        return _types.TryGetValue(type, out TypeDefinitionHandle handle)
            ? Defines(handle, member, signature) || BaseHasMember(handle, member, signature)
            : FrameworkHasMember(type, member);
    }

    public bool HasProperty(string type, string property)
    {
        if (!_types.TryGetValue(type, out TypeDefinitionHandle handle))
        {
            return FrameworkHasMember(type, property);
        }

        TypeDefinition definition = _reader.GetTypeDefinition(handle);
        bool isHere = definition.GetProperties().Any(item => Text(_reader.GetPropertyDefinition(item).Name) == property)
            || definition.GetFields().Any(item => Text(_reader.GetFieldDefinition(item).Name) == property);
        return isHere || (BaseOf(definition) is string parent && HasProperty(parent, property));
    }

    private bool Defines(TypeDefinitionHandle handle, string member, string signature)
    {
        TypeDefinition definition = _reader.GetTypeDefinition(handle);
        return definition.GetMethods().Select(_reader.GetMethodDefinition)
                .Any(method => Text(method.Name) == member && Describe(method) == signature)
            || definition.GetFields().Select(_reader.GetFieldDefinition)
                .Any(field => Text(field.Name) == member && field.DecodeSignature(SignatureNames.Instance, null) == signature);
    }

    private bool BaseHasMember(TypeDefinitionHandle handle, string member, string signature)
    {
        bool isConstructor = member == ".ctor";
        return !isConstructor
            && BaseOf(_reader.GetTypeDefinition(handle)) is string parent
            && HasMember(parent, member, signature);
    }

    private string? BaseOf(TypeDefinition definition)
    {
        return definition.BaseType.IsNil ? null : SignatureNames.OfType(_reader, definition.BaseType);
    }

    private static bool FrameworkHasMember(string type, string member)
    {
        return Type.GetType(type)?.GetMember(member).Length > 0;
    }

    private static string Describe(MethodDefinition method)
    {
        return SignatureNames.Describe(method.DecodeSignature(SignatureNames.Instance, null));
    }

    private string Text(StringHandle handle)
    {
        return _reader.GetString(handle);
    }
}
