namespace SessionTools.Ion;

/// <summary>Keeps values from nesting deeper than comparing, hashing and writing them can follow on the stack.</summary>
internal static class ContainerDepth
{
    /// <summary>The depth of a container around values of at most the given depth.</summary>
    public static int Enclose(int deepest)
    {
        return deepest < IonReaderOptions.LargestMaxDepth
            ? deepest + 1
            : throw new IonException("The nesting is too deep", "at most 1,024 containers");
    }
}
