using SessionTools.Clients.Aws;

namespace SessionTools;

/// <summary>A value breaks a constraint of the service's model. Nothing was sent.</summary>
public sealed class InvalidParameterException : SessionToolsException
{
    internal InvalidParameterException(ConstraintViolation violation)
        : base(violation.ToString())
    {
        Violation = violation;
    }

    /// <summary>The member, the rule and the value.</summary>
    public ConstraintViolation Violation { get; }
}
