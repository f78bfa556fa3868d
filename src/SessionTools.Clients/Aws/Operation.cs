using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization.Metadata;

namespace SessionTools.Clients.Aws;

/// <summary>
/// One operation of a service, as data: everything that the one marshaller, the one unmarshaller and the embedded
/// endpoint need to speak it. It mirrors the operation's Smithy model.
/// </summary>
public abstract class Operation
{
    public required ServiceDescription Service { get; init; }

    public required string Name { get; init; }

    public required string Method { get; init; }

    public required UriTemplate Uri { get; init; }

    /// <summary>The status of a successful answer.</summary>
    public int SuccessStatus { get; init; } = 200;

    /// <summary>Put before the host name of an AWS endpoint (smithy.api#endpoint hostPrefix), never of a local one.</summary>
    public string HostPrefix { get; init; } = "";

    /// <summary>
    /// The request may be sent again after a failure: it reads only, or is idempotent. Where this is false nothing is
    /// ever re-sent, since a lost answer may have had its effect or used up a token.
    /// </summary>
    public bool Repeatable { get; init; }

    /// <summary>
    /// The request may be sent again after the service has refused it by a throttling error, although it is not
    /// <see cref="Repeatable"/>: what was throttled had no effect and used up nothing.
    /// </summary>
    public bool RepeatableWhenThrottled { get; init; }

    public IReadOnlyList<Member> Input { get; init; } = [];

    /// <summary>Members of the response that stand outside its JSON body.</summary>
    public IReadOnlyList<Member> OutputHeaders { get; init; } = [];

    public IReadOnlyList<ErrorShape> Errors { get; init; } = [];

    internal bool HasBodyInput => Input.Any(member => member.Location == MemberLocation.Body);

    public override string ToString() => $"{Service.Name} {Name}";
}

/// <inheritdoc/>
/// <typeparam name="TRequest">The record of the request; its JSON names are the members' names.</typeparam>
/// <typeparam name="TResponse">The record of the response.</typeparam>
public sealed class Operation<TRequest, TResponse> : Operation
    where TRequest : class
    where TResponse : class
{
    /// <summary>How the request is serialized. Asked for at the first call: the metadata is costly to make.</summary>
    public required Func<JsonTypeInfo<TRequest>> RequestType { get; init; }

    /// <summary>How the response is deserialized. Asked for at the first call.</summary>
    public required Func<JsonTypeInfo<TResponse>> ResponseType { get; init; }

    /// <summary>The response member that is the raw HTTP body, where there is one (smithy.api#httpPayload).</summary>
    public PayloadMember<TResponse>? Payload { get; init; }

    /// <summary>How the operation is paged, where it is (smithy.api#paginated).</summary>
    public Paging<TRequest, TResponse>? Paging { get; init; }
}

/// <summary>Reads and writes the response member that is the raw HTTP body.</summary>
public sealed record PayloadMember<TResponse>(Func<TResponse, byte[]> Get, Action<TResponse, byte[]> Set);

/// <summary>Reads and writes the members that page an operation.</summary>
/// <param name="WithToken">The request for the page that a token names.</param>
/// <param name="NextToken">The token of the page after a response; null or empty at the end.</param>
public sealed record Paging<TRequest, TResponse>(
    Func<TRequest, string, TRequest> WithToken,
    Func<TResponse, string?> NextToken);
