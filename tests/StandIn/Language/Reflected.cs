using System.Reflection;
using System.Runtime.ExceptionServices;

namespace System.Management.Automation;

internal static class Reflected
{
    /// <summary>Calls through reflection and lets the callee's own exception out.</summary>
    public static object? Call(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException);
            throw;
        }
    }
}
