using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class ObjectTests
{
    [EngineFact]
    public void A_wrapper_shows_the_object_underneath()
    {
        TestItem item = new("a", 3);
        PSObject wrapper = PSObject.AsPSObject(item);
        Assert.Same(item, wrapper.BaseObject);
        Assert.Same(wrapper, PSObject.AsPSObject(wrapper));
        Assert.Same(item, new PSObject(wrapper).BaseObject);
        Assert.Equal("a", wrapper.Properties["name"].Value);
        Assert.Equal(["Name", "Size", "Title"], wrapper.Properties.Select(property => property.Name).Order());
        Assert.Equal("System.String", wrapper.Properties["Name"].TypeNameOfValue);
        Assert.Equal(PSMemberTypes.Property, wrapper.Properties["Name"].MemberType);
        Assert.Null(wrapper.Properties["Nothing"]);
        Assert.Equal(typeof(TestItem).FullName, wrapper.TypeNames[0]);
        Assert.Equal("System.Object", wrapper.TypeNames[^1]);
    }

    [EngineFact]
    public void Properties_are_set_with_conversion_or_refused()
    {
        LanguageTests.Settable target = new();
        PSObject.AsPSObject(target).Properties["Size"].Value = "5";
        Assert.Equal(5, target.Size);
        Assert.ThrowsAny<SetValueException>(() => PSObject.AsPSObject("text").Properties["Length"].Value = 1);
    }

    [EngineFact]
    public void A_getter_that_throws_is_wrapped()
    {
        GetValueInvocationException thrown = Assert.Throws<GetValueInvocationException>(
            () => PSObject.AsPSObject(new Broken()).Properties["Value"].Value);
        Assert.IsType<InvalidOperationException>(thrown.InnerException);
    }

    [EngineFact]
    public void Notes_make_an_object_of_their_own()
    {
        PSObject made = new();
        made.Properties.Add(new PSNoteProperty("B", 1));
        made.Properties.Add(new PSNoteProperty("A", "x"));
        Assert.IsType<PSCustomObject>(made.BaseObject);
        Assert.Equal(["B", "A"], made.Properties.Select(property => property.Name));
        Assert.Equal("@{B=1; A=x}", made.ToString());
        Assert.Equal("System.Management.Automation.PSCustomObject", made.TypeNames[0]);
        made.Properties["b"].Value = 2;
        Assert.Equal(2, made.Properties["B"].Value);
        made.Properties.Remove("B");
        Assert.Null(made.Properties["B"]);
    }

    [EngineFact]
    public void A_member_added_again_replaces_the_first()
    {
        PSObject made = new();
        made.Properties.Add(new PSNoteProperty("A", 1));
        made.Properties.Add(new PSNoteProperty("a", 2));
        Assert.Equal(2, Assert.Single(made.Properties).Value);
    }

    [EngineFact]
    public void A_note_hides_the_property_of_its_name()
    {
        PSObject wrapper = PSObject.AsPSObject(new TestItem("a", 3));
        wrapper.Properties.Add(new PSNoteProperty("Size", 9));
        Assert.Equal(9, wrapper.Properties["Size"].Value);
        Assert.Single(wrapper.Properties, property => property.Name == "Size");
    }

    [EngineFact]
    public void Notes_on_an_object_stay_with_the_object()
    {
        List<int> target = [];
        PSObject.AsPSObject(target).Properties.Add(new PSNoteProperty("Mark", 1));
        Assert.Equal(1, PSObject.AsPSObject(target).Properties["Mark"].Value);
        Assert.True(PSObject.AsPSObject(target).Properties["Mark"].IsInstance);
    }

    [EngineFact]
    public void Properties_are_matched_by_pattern()
    {
        PSObject wrapper = PSObject.AsPSObject(new TestItem("a", 3));
        Assert.Equal(["Size"], wrapper.Properties.Match("s*").Select(property => property.Name));
    }

    [EngineFact]
    public void Methods_are_called_by_name()
    {
        PSObject wrapper = PSObject.AsPSObject("abc");
        Assert.Equal("bc", wrapper.Methods["substring"].Invoke(1));
        Assert.Equal(PSMemberTypes.Method, wrapper.Members["Substring"].MemberType);
    }

    [EngineFact]
    public void Wrappers_compare_as_what_they_hold()
    {
        Assert.Equal(new PSObject(5), new PSObject(5));
        Assert.Equal(new PSObject(5).GetHashCode(), new PSObject(5).GetHashCode());
        Assert.NotEqual(new PSObject(5), new PSObject(6));
        Assert.True(new PSObject(5).CompareTo(new PSObject(6)) < 0);
        Assert.NotEqual(new PSObject(), new PSObject());
    }

    [EngineFact]
    public void A_copy_stands_alone()
    {
        PSObject first = new();
        first.Properties.Add(new PSNoteProperty("A", 1));
        PSObject second = first.Copy();
        second.Properties["A"].Value = 2;
        Assert.Equal(1, first.Properties["A"].Value);
    }

    [EngineFact]
    public void Texts_are_those_of_the_language()
    {
        object[] numbers = [1, 2.5];
        Assert.Equal("1 2.5", new PSObject(numbers).ToString());
        Assert.Equal("System.Collections.Hashtable", new PSObject(new Hashtable()).ToString());
        Assert.Equal("x", new PSObject("x").ToString());
    }

    [EngineFact]
    public void Type_names_can_be_added()
    {
        PSObject made = new();
        made.TypeNames.Insert(0, "My.Type");
        Assert.Equal("My.Type", made.TypeNames[0]);
    }

    [EngineFact]
    public void A_switch_is_a_boolean()
    {
        SwitchParameter on = true;
        Assert.True(on);
        Assert.True(on.IsPresent && on.ToBool() && on == true && on.Equals(true));
        Assert.False(default(SwitchParameter).IsPresent);
        Assert.Equal("True", on.ToString());
    }

    private sealed class Broken
    {
        private readonly string _reason = "no value";

        public int Value => throw new InvalidOperationException(_reason);
    }
}
