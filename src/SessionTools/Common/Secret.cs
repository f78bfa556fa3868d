using System;
using System.Net;
using System.Security;

namespace SessionTools;

/// <summary>A secret value given as text or SecureString. It is shown nowhere.</summary>
public sealed class Secret
{
    private readonly string _text;

    public Secret(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        _text = text;
    }

    public Secret(SecureString text)
        : this(new NetworkCredential("", text).Password)
    {
    }

    /// <summary>Never the secret.</summary>
    public override string ToString() => "********";

    /// <summary>The secret itself. A method, so that no formatter or serializer comes across it.</summary>
    internal string Reveal() => _text;
}
