namespace SessionTools.Clients.ApiGateway;

/// <summary>Where an integration response is not what it should be; null stands for not being there.</summary>
internal sealed record MemberDifference(MemberPath Path, string? Present, string? Desired)
{
    public bool Removes => Desired is null;
}
