namespace System.Management.Automation;

/// <summary>The type that script blocks give. The stand-in has no script language, so none can be made.</summary>
public sealed class SteppablePipeline : IDisposable
{
    private SteppablePipeline()
    {
    }

    public void Begin(bool expectInput, EngineIntrinsics contextToRedirectTo)
    {
        throw ScriptBlock.NoScriptLanguage();
    }

    public Array Process(object input)
    {
        throw ScriptBlock.NoScriptLanguage();
    }

    public Array End()
    {
        throw ScriptBlock.NoScriptLanguage();
    }

    public void Dispose()
    {
    }
}
