using System.Collections.Generic;
using System.Reflection.Metadata;

namespace SessionTools.EngineHost;

/// <summary>What an assembly mentions of System.Management.Automation.</summary>
internal sealed class EngineReferences
{
    private const string Engine = "System.Management.Automation";
    private readonly MetadataReader _reader;

    public EngineReferences(MetadataReader reader)
    {
        _reader = reader;
    }

    public IEnumerable<string> Unknown(EngineSurface surface)
    {
        foreach (TypeReferenceHandle handle in _reader.TypeReferences)
        {
            if (IsOfEngine(handle) && !surface.HasType(SignatureNames.OfReference(_reader, handle)))
            {
                yield return SignatureNames.OfReference(_reader, handle);
            }
        }

        foreach (MemberReferenceHandle handle in _reader.MemberReferences)
        {
            if (UnknownMember(surface, _reader.GetMemberReference(handle)) is string unknown)
            {
                yield return unknown;
            }
        }

        foreach (CustomAttributeHandle handle in _reader.CustomAttributes)
        {
            foreach (string unknown in UnknownSettings(surface, _reader.GetCustomAttribute(handle)))
            {
                yield return unknown;
            }
        }
    }

    private string? UnknownMember(EngineSurface surface, MemberReference member)
    {
        if (EngineTypeOf(member.Parent) is not string type || !surface.HasType(type))
        {
            return null;
        }

        string name = _reader.GetString(member.Name);
        string signature = member.GetKind() == MemberReferenceKind.Method
            ? SignatureNames.Describe(member.DecodeMethodSignature(SignatureNames.Instance, null))
            : member.DecodeFieldSignature(SignatureNames.Instance, null);
        return surface.HasMember(type, name, signature) ? null : $"{type}.{name} {signature}";
    }

    private IEnumerable<string> UnknownSettings(EngineSurface surface, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            yield break;
        }

        MemberReference constructor = _reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
        if (EngineTypeOf(constructor.Parent) is not string type || !surface.HasType(type))
        {
            yield break;
        }

        foreach (CustomAttributeNamedArgument<string> setting in attribute.DecodeValue(SignatureNames.Instance).NamedArguments)
        {
            if (!surface.HasProperty(type, setting.Name!))
            {
                yield return $"{type}.{setting.Name}";
            }
        }
    }

    private string? EngineTypeOf(EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference)
        {
            TypeReferenceHandle handle = (TypeReferenceHandle)parent;
            return IsOfEngine(handle) ? SignatureNames.OfReference(_reader, handle) : null;
        }

        if (parent.Kind != HandleKind.TypeSpecification)
        {
            return null;
        }

        return GenericTypeOf((TypeSpecificationHandle)parent) is TypeReferenceHandle generic && IsOfEngine(generic)
            ? SignatureNames.OfReference(_reader, generic)
            : null;
    }

    /// <summary>The open type behind a generic one: its signature starts with GENERICINST, CLASS or VALUETYPE, and the type.</summary>
    private TypeReferenceHandle? GenericTypeOf(TypeSpecificationHandle handle)
    {
        BlobReader signature = _reader.GetBlobReader(_reader.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return null;
        }

        signature.ReadCompressedInteger();
        EntityHandle type = signature.ReadTypeHandle();
        return type.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)type : null;
    }

    private bool IsOfEngine(TypeReferenceHandle handle)
    {
        EntityHandle scope = _reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsOfEngine((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference =>
                _reader.GetString(_reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == Engine,
            _ => false,
        };
    }
}
