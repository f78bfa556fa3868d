using SessionTools.Clients.ApiGateway;

namespace SessionTools.ApiGateway;

/// <summary>Where an integration response is not what it should be.</summary>
public sealed class IntegrationResponseDifference
{
    private readonly MemberDifference _difference;

    internal IntegrationResponseDifference(MemberDifference difference)
    {
        _difference = difference;
    }

    /// <summary>ContentHandlingStrategy, ResponseParameters, ResponseTemplates or TemplateSelectionExpression.</summary>
    public string Member => _difference.Path.Member;

    /// <summary>The key, where the member is a map.</summary>
    public string? Key => _difference.Path.Key;

    /// <summary>What is there; null where nothing is.</summary>
    public string? Present => _difference.Present;

    /// <summary>What should be there; null where nothing should.</summary>
    public string? Desired => _difference.Desired;

    public override string ToString() => _difference.ToString();
}
