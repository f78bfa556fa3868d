using System;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Credentials;

/// <summary>
/// A credentials object of another copy of the AWS SDK, such as AWS.Tools', whose types are not ours. It is asked at
/// every call and refreshes itself.
/// </summary>
internal sealed class ForeignSource : ICredentialSource
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly object _credentials;
    private readonly MethodInfo _get;

    private ForeignSource(object credentials, MethodInfo get)
    {
        _credentials = credentials;
        _get = get;
    }

    /// <summary>It changes with every question, so that no answer is kept.</summary>
    public string Fingerprint => Guid.NewGuid().ToString();

    /// <returns>Null where the object is no credentials object.</returns>
    public static ForeignSource? From(object value)
    {
        object credentials = value;
        MethodInfo? get = GetCredentials(value);
        if (get is null && value.GetType().GetProperty("Credentials", AnyInstance)?.GetValue(value) is { } wrapped)
        {
            // AWS.Tools' $StoredAWSCredentials wraps the credentials object.
            credentials = wrapped;
            get = GetCredentials(wrapped);
        }

        return get is null ? null : new ForeignSource(credentials, get);
    }

    public Task<Keys?> GetAsync(CredentialContext context, CancellationToken cancellationToken) => Task.Run(Ask, cancellationToken);

    public override bool Equals(object? obj) => obj is ForeignSource other && ReferenceEquals(_credentials, other._credentials);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_credentials);

    /// <summary>No secrets, whoever prints it.</summary>
    public override string ToString() => _credentials.GetType().Name;

    private static MethodInfo? GetCredentials(object value) => value.GetType().GetMethod("GetCredentials", Type.EmptyTypes);

    private Keys? Ask()
    {
        try
        {
            object answer = _get.Invoke(_credentials, null) ?? throw new InvalidOperationException("It answered nothing.");
            return new Keys(Text(answer, "AccessKey")!, Text(answer, "SecretKey")!, Text(answer, "Token"));
        }
        catch (Exception exception) when (exception is TargetInvocationException or InvalidOperationException or ArgumentException)
        {
            Exception cause = exception.InnerException ?? exception;
            throw new ConnectionException(
                ConnectionProblem.MissingCredentials,
                $"The credentials object of type {_credentials.GetType().FullName} gives no keys: {cause.Message}",
                cause);
        }
    }

    private static string? Text(object answer, string property) => answer.GetType().GetProperty(property)?.GetValue(answer) as string;
}
