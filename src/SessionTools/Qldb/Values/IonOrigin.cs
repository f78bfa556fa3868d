using System;
using System.Collections.Specialized;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>
/// An object that was made of an Ion struct and remembers it: what its properties cannot show (annotations, symbols, typed
/// nulls, trailing zeros of a time) is there again when the object is written back.
/// </summary>
internal interface IIonOrigin
{
    public IonStruct Origin { get; }
}


/// <inheritdoc/>
/// <remarks>Its keys are told apart by case, as Ion's names are, and keep their order.</remarks>
internal sealed class IonDictionary(IonStruct origin) : OrderedDictionary(StringComparer.Ordinal), IIonOrigin
{
    public IonStruct Origin => origin;
}
