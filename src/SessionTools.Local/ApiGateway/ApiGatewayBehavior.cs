namespace SessionTools.Local.ApiGateway;

/// <summary>What an update makes of a value that is sent empty.</summary>
internal enum EmptyValue
{
    /// <summary>It goes away.</summary>
    Removes,

    /// <summary>It is kept, empty.</summary>
    Kept,

    /// <summary>The update is answered with BadRequestException.</summary>
    Refused,
}

/// <summary>
/// How updates of integration responses behave where AWS documents nothing. The defaults follow what is known of the
/// same members elsewhere in the API.
/// </summary>
internal sealed record ApiGatewayBehavior
{
    /// <summary>As request parameters of integrations do; some of those are known to refuse it.</summary>
    public EmptyValue EmptyParameter { get; init; } = EmptyValue.Removes;

    /// <summary>An empty template is a legal template: it makes an empty body.</summary>
    public EmptyValue EmptyTemplate { get; init; } = EmptyValue.Kept;

    /// <summary>As descriptions of APIs and integrations do.</summary>
    public EmptyValue EmptySelectionExpression { get; init; } = EmptyValue.Removes;

    /// <summary>A map that is sent takes the place of the present one, where AWS merges them.</summary>
    public bool ReplacesMaps { get; init; }
}
