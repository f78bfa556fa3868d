using System.Threading;

namespace System.Management.Automation.Runspaces;

public abstract class Runspace : IDisposable
{
    [ThreadStatic]
    private static Runspace? s_default;
    private static int s_lastId;

    internal Runspace()
    {
        Id = Interlocked.Increment(ref s_lastId);
        Name = $"Runspace{Id}";
    }

    public abstract event EventHandler<RunspaceStateEventArgs>? StateChanged;

    public static Runspace? DefaultRunspace
    {
        get => s_default;
        set => s_default = value;
    }

    public static bool CanUseDefaultRunspace => s_default is not null;

    public Guid InstanceId { get; } = Guid.NewGuid();

    public int Id { get; }

    public string Name { get; set; }

    public bool RunspaceIsRemote => false;

    public abstract InitialSessionState InitialSessionState { get; }

    public abstract RunspaceStateInfo RunspaceStateInfo { get; }

    public abstract RunspaceAvailability RunspaceAvailability { get; protected set; }

    public abstract PSThreadOptions ThreadOptions { get; set; }

    public abstract Version Version { get; }

    public abstract SessionStateProxy SessionStateProxy { get; }

    public abstract void Open();

    public abstract void OpenAsync();

    public abstract void Close();

    public abstract void CloseAsync();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }
    }
}
