using System.Runtime.CompilerServices;

// A script can write [SessionTools.Connection] only for types that it finds in this assembly.
[assembly: TypeForwardedTo(typeof(SessionTools.AppConfigException))]
[assembly: TypeForwardedTo(typeof(SessionTools.AppConfigFlagException))]
[assembly: TypeForwardedTo(typeof(SessionTools.Connection))]
[assembly: TypeForwardedTo(typeof(SessionTools.ConnectionException))]
[assembly: TypeForwardedTo(typeof(SessionTools.DeadlineException))]
[assembly: TypeForwardedTo(typeof(SessionTools.IntegrationResponseChangeException))]
[assembly: TypeForwardedTo(typeof(SessionTools.InvalidParameterException))]
[assembly: TypeForwardedTo(typeof(SessionTools.QAppException))]
[assembly: TypeForwardedTo(typeof(SessionTools.RepeatedTokenException))]
[assembly: TypeForwardedTo(typeof(SessionTools.ServiceException))]
[assembly: TypeForwardedTo(typeof(SessionTools.SessionToolsException))]
[assembly: TypeForwardedTo(typeof(SessionTools.StoppedSessionException))]
[assembly: TypeForwardedTo(typeof(SessionTools.TransportException))]
[assembly: TypeForwardedTo(typeof(SessionTools.WaitTimeoutException))]
