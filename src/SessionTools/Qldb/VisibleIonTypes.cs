using System.Runtime.CompilerServices;
using SessionTools.Ion;

// A script can write [SessionTools.Ion.IonSymbol]'x' only for types that it finds in this assembly.
[assembly: TypeForwardedTo(typeof(BigDecimal))]
[assembly: TypeForwardedTo(typeof(IonBlob))]
[assembly: TypeForwardedTo(typeof(IonBool))]
[assembly: TypeForwardedTo(typeof(IonClob))]
[assembly: TypeForwardedTo(typeof(IonDecimal))]
[assembly: TypeForwardedTo(typeof(IonField))]
[assembly: TypeForwardedTo(typeof(IonFloat))]
[assembly: TypeForwardedTo(typeof(IonHash))]
[assembly: TypeForwardedTo(typeof(IonInt))]
[assembly: TypeForwardedTo(typeof(IonList))]
[assembly: TypeForwardedTo(typeof(IonNull))]
[assembly: TypeForwardedTo(typeof(IonSexp))]
[assembly: TypeForwardedTo(typeof(IonString))]
[assembly: TypeForwardedTo(typeof(IonStruct))]
[assembly: TypeForwardedTo(typeof(IonSymbol))]
[assembly: TypeForwardedTo(typeof(IonTimestamp))]
[assembly: TypeForwardedTo(typeof(IonType))]
[assembly: TypeForwardedTo(typeof(IonValue))]
[assembly: TypeForwardedTo(typeof(SymbolToken))]
[assembly: TypeForwardedTo(typeof(Timestamp))]
