using System;

namespace SessionTools;

/// <summary>Why objects and Ion could not be made of each other.</summary>
public enum IonConversionProblem
{
    /// <summary>The text or the bytes are not Ion.</summary>
    NotIon,

    /// <summary>An object has no form in Ion.</summary>
    NoIonForm,

    /// <summary>A file cannot be read.</summary>
    NotReadable,
}

/// <summary>Objects and Ion could not be made of each other.</summary>
public sealed class IonConversionException : SessionToolsException
{
    internal IonConversionException(IonConversionProblem problem, string message, Exception? inner = null)
        : base(message, inner)
    {
        Problem = problem;
    }

    /// <summary>What is wrong.</summary>
    public IonConversionProblem Problem { get; }
}
