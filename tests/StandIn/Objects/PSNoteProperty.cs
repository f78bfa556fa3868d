namespace System.Management.Automation;

public class PSNoteProperty : PSPropertyInfo
{
    private object? _value;

    public PSNoteProperty(string name, object? value)
    {
        SetMemberName(name);
        _value = value;
    }

    public override bool IsGettable => true;

    public override bool IsSettable => true;

    public override PSMemberTypes MemberType => PSMemberTypes.NoteProperty;

    public override string TypeNameOfValue => _value is null ? typeof(object).FullName! : PSObject.Base(_value)!.GetType().FullName!;

    public override object? Value
    {
        get => _value;
        set => _value = value;
    }

    public override PSMemberInfo Copy()
    {
        return new PSNoteProperty(Name, _value);
    }

    public override string ToString()
    {
        return $"{TypeNameOfValue} {Name}={_value ?? "null"}";
    }
}
