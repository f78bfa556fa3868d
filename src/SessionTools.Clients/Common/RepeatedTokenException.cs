using SessionTools.Clients.Aws;

namespace SessionTools;

/// <summary>A service gave a page token for the second time: the list would never end.</summary>
public sealed class RepeatedTokenException : SessionToolsException
{
    internal RepeatedTokenException(Operation operation)
        : base($"{operation.Service.Name} answered {operation.Name} with a page token that it had already given; "
            + "the list is incomplete.")
    {
    }
}
