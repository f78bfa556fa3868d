using System;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace SessionTools.Clients.Aws;

/// <summary>
/// Calls the operations of one service over one connection. It may be used from many threads at once.
/// </summary>
public sealed class ServiceClient : IDisposable
{
    private readonly SignedPipeline _pipeline;
    private readonly StandardRetry _retry;
    private readonly Uri _endpoint;

    internal ServiceClient(SignedPipeline pipeline, StandardRetry retry, Uri endpoint)
    {
        _pipeline = pipeline;
        _retry = retry;
        _endpoint = endpoint;
    }

    /// <summary>Checks, sends and, where the operation allows it, repeats one request.</summary>
    /// <exception cref="InvalidParameterException">A member breaks a constraint; nothing was sent.</exception>
    /// <exception cref="ServiceException">The service answered with an error.</exception>
    /// <exception cref="TransportException">No usable answer came.</exception>
    /// <exception cref="ConnectionException">No credentials could be found.</exception>
    public Task<TResponse> CallAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation,
        TRequest request,
        CancellationToken cancellationToken)
        where TRequest : class
        where TResponse : class
    {
        WireRequest wire = WireRequest.Create(operation, request);
        return _retry.RunAsync(operation, () => SendOnceAsync(operation, wire, cancellationToken), cancellationToken);
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
                case TimeoutException timeout:
                    return new TransportException(operation, TransportFailure.TimedOut, _endpoint, timeout);
                default:
                    break;
            }
        }

        return exception is AmazonClientException
            ? new ConnectionException(ConnectionProblem.MissingCredentials, MissingCredentials(exception), exception)
            : exception;
    }

    private static string MissingCredentials(Exception exception) =>
        "No AWS credentials could be used. Give -ProfileName, or -AccessKey and -SecretKey, or set them up for the AWS CLI. "
        + "To try SessionTools without AWS: Connect-SessionTools -Local -Sample. " + exception.Message;

    private static TransportFailure FailureOf(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.ConnectionError => TransportFailure.Unreachable,
        HttpRequestError.NameResolutionError => TransportFailure.Unreachable,
        HttpRequestError.SecureConnectionError => TransportFailure.Unreachable,
        HttpRequestError.ProxyTunnelError => TransportFailure.Unreachable,
        _ => TransportFailure.AnswerLost,
    };
}
