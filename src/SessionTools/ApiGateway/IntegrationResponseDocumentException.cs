using System;

namespace SessionTools.ApiGateway;

/// <summary>What is wrong with exported integration responses.</summary>
public enum DocumentProblem
{
    /// <summary>The file cannot be read.</summary>
    NotReadable,

    /// <summary>The file cannot be written.</summary>
    NotWritable,

    /// <summary>What was read, or came from the pipeline, does not describe integration responses.</summary>
    NotUnderstood,

    /// <summary>An integration of it has no counterpart in the API.</summary>
    IntegrationNotMatched,

    /// <summary>It describes the same integration response twice.</summary>
    DescribedTwice,
}

/// <summary>Exported integration responses that cannot be written, read or brought into an API.</summary>
public sealed class IntegrationResponseDocumentException : SessionToolsException
{
    internal IntegrationResponseDocumentException(DocumentProblem problem, string message, Exception? inner = null)
        : base(message, inner)
    {
        Problem = problem;
    }

    /// <summary>What is wrong.</summary>
    public DocumentProblem Problem { get; }
}
