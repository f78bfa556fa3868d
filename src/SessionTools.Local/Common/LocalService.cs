using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Local.Http;

namespace SessionTools.Local.Common;

/// <summary>One service of the embedded endpoint: its operations, its error shapes and its data.</summary>
public abstract class LocalService
{
    private readonly List<Route> _routes = [];

    /// <summary>The name users know the service by.</summary>
    public string Name => _routes[0].Operation.Service.Name;

    /// <summary>The JSON name of an error's message: <c>message</c>, or <c>Message</c> in older models.</summary>
    protected virtual string MessageMember => "message";

    /// <summary>Its files are not what it has in memory, because another process has changed them or saving has failed.</summary>
    public virtual bool IsOutdated => false;

    /// <summary>The service anew, with what its files say now.</summary>
    public virtual LocalService Reopen() => this;

    /// <summary>Adds the sample data, if the service has any, where it is missing, and changes nothing else.</summary>
    /// <param name="now">The time at which the sample's history ends.</param>
    public virtual void AddSample(DateTimeOffset now)
    {
    }

    internal Route? Find(LocalRequest request)
    {
        foreach (Route route in _routes)
        {
            if (route.Reader.Matches(request))
            {
                return route;
            }
        }

        return null;
    }

    /// <summary>The answer to a plain download, such as a link that an operation gave; null where this is none.</summary>
    internal virtual LocalResponse? Download(LocalRequest request) => null;

    internal LocalResponse Write(LocalServiceException error) => ResponseWriter.Write(error, MessageMember);

    /// <summary>The service's answer to a request that breaks a constraint of its model.</summary>
    protected abstract LocalServiceException ConstraintBroken(ConstraintViolation violation);

    /// <summary>Answers an operation.</summary>
    protected void On<TRequest, TResponse>(Operation<TRequest, TResponse> operation, Func<TRequest, TResponse> answer)
        where TRequest : class
        where TResponse : class =>
        On(operation, (input, _) => answer(input));

    /// <summary>Answers an operation whose answer takes time; a caller that gives up cancels it.</summary>
    protected void On<TRequest, TResponse>(Operation<TRequest, TResponse> operation, Func<TRequest, CancellationToken, Task<TResponse>> answer)
        where TRequest : class
        where TResponse : class =>
        Add(operation, async (input, _, cancellationToken) => await answer(input, cancellationToken).ConfigureAwait(false));

    /// <summary>Answers an operation whose answer depends on how the request came.</summary>
    protected void On<TRequest, TResponse>(Operation<TRequest, TResponse> operation, Func<TRequest, LocalRequest, TResponse> answer)
        where TRequest : class
        where TResponse : class =>
        Add(operation, (input, request, _) => Task.FromResult(answer(input, request)));

    private void Add<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, Func<TRequest, LocalRequest, CancellationToken, Task<TResponse>> answer)
        where TRequest : class
        where TResponse : class
    {
        RequestReader reader = new(operation);
        _routes.Add(new Route(operation, reader, async (request, cancellationToken) =>
        {
            TRequest input = reader.Read(request, operation.RequestType(), ConstraintBroken);
            return ResponseWriter.Write(operation, await answer(input, request, cancellationToken).ConfigureAwait(false));
        }));
    }

    internal sealed record Route(
        Operation Operation,
        RequestReader Reader,
        Func<LocalRequest, CancellationToken, Task<LocalResponse>> Answer);
}
