namespace SessionTools.StandIn.Tests;

public sealed record TestItem(string Name, int Size)
{
    public string Title => Name;
}
