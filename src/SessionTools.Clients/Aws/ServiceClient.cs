using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Credentials;

namespace SessionTools.Clients.Aws;

/// <summary>
/// Calls the operations of one service over one connection. It may be used from many threads at once.
/// </summary>
public sealed class ServiceClient : IDisposable
{
    private static readonly string[] s_expired = ["ExpiredToken", "ExpiredTokenException"];

    private readonly SignedPipeline _pipeline;
    private readonly CredentialCache _credentials;
    private readonly StandardRetry _retry;
    private readonly Uri _endpoint;

    internal ServiceClient(SignedPipeline pipeline, CredentialCache credentials, StandardRetry retry, Uri endpoint, bool isInProcess)
    {
        IsInProcess = isInProcess;
        _pipeline = pipeline;
        _credentials = credentials;
        _retry = retry;
        _endpoint = endpoint;
    }

    /// <summary>Whether no network is between the client and the service.</summary>
    internal bool IsInProcess { get; }

    /// <summary>Checks, sends and, where the operation allows it, repeats one request.</summary>
    /// <exception cref="InvalidParameterException">A member breaks a constraint; nothing was sent.</exception>
    /// <exception cref="ServiceException">The service answered with an error.</exception>
    /// <exception cref="TransportException">No usable answer came.</exception>
    /// <exception cref="ConnectionException">No credentials could be found.</exception>
    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation,
        TRequest request,
        CancellationToken cancellationToken)
        where TRequest : class
        where TResponse : class
    {
        WireRequest wire = WireRequest.Create(operation, request);
        return await _retry.RunAsync(operation, () => SendOnceAsync(operation, wire, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The pages of a paged operation, fetched one ahead of the reader.</summary>
    public PageReader<TRequest, TResponse> ReadPages<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation,
        TRequest request,
        CancellationToken cancellationToken)
        where TRequest : class
        where TResponse : class =>
        new(this, operation, request, cancellationToken);

    public void Dispose()
    {
        _pipeline.Dispose();
        _retry.Dispose();
    }

    private async Task<TResponse> SendOnceAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation,
        WireRequest wire,
        CancellationToken cancellationToken)
        where TRequest : class
        where TResponse : class
    {
        Keys keys = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendSignedAsync(operation, wire, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException refused) when (s_expired.Contains(refused.ErrorCode))
        {
            // The request had no effect. With other keys than those it may be sent again.
            _credentials.Distrust(keys);
            Keys renewed = await ResolveAsync(cancellationToken).ConfigureAwait(false);
            if (renewed.AccessKey == keys.AccessKey && renewed.SessionToken == keys.SessionToken)
            {
                throw;
            }

            return await SendSignedAsync(operation, wire, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Keys> ResolveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _credentials.ResolveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw Closed(exception);
        }
    }

    private async Task<TResponse> SendSignedAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation,
        WireRequest wire,
        CancellationToken cancellationToken)
        where TRequest : class
        where TResponse : class
    {
        try
        {
            return await _pipeline.SendAsync(operation, wire, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Translate(operation, exception);
        }
    }

    /// <summary>AWSSDK.Core wraps what went wrong in exceptions of its own, at changing depths.</summary>
    private Exception Translate(Operation operation, Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case WireErrorException error:
                    return new ServiceException(operation, error.Answer);
                case HttpRequestException http:
                    return new TransportException(operation, FailureOf(http), _endpoint, http);
                case IOException io:
                    return new TransportException(operation, TransportFailure.AnswerLost, _endpoint, io);
                case JsonException json:
                    return new TransportException(operation, TransportFailure.UnreadableAnswer, _endpoint, json);
                case ObjectDisposedException:
                case OperationCanceledException { InnerException: not TimeoutException }:
                    // HttpClient cancels what is under way when it is disposed of.
                    return Closed(exception);
                case TimeoutException timeout:
                    return new TransportException(operation, TransportFailure.TimedOut, _endpoint, timeout);
                default:
                    break;
            }
        }

        return exception;
    }

    private static ConnectionException Closed(Exception inner) =>
        new(ConnectionProblem.Disposed, "The connection was closed during the call.", inner);

    private static TransportFailure FailureOf(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.ConnectionError => TransportFailure.Unreachable,
        HttpRequestError.NameResolutionError => TransportFailure.Unreachable,
        HttpRequestError.SecureConnectionError => TransportFailure.Unreachable,
        HttpRequestError.ProxyTunnelError => TransportFailure.Unreachable,
        _ => TransportFailure.AnswerLost,
    };
}
