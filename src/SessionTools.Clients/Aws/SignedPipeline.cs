using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace SessionTools.Clients.Aws;

/// <summary>AWSSDK.Core's signing and sending pipeline, driven by our operation descriptions.</summary>
internal sealed class SignedPipeline : AmazonServiceClient
{
    public SignedPipeline(AWSCredentials credentials, PipelineConfig config)
        : base(credentials, config)
    {
    }

    protected override IServiceMetadata ServiceMetadata => new Metadata(((PipelineConfig)Config).Service.SdkId);

    /// <summary>
    /// Loads the system's cryptographic library in the background: that takes a tenth of a first call, which would wait for it
    /// only when it comes to signing.
    /// </summary>
    public static void LoadCryptography() => Task.Run(static () => SHA256.HashData([]));

    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation,
        WireRequest wire,
        CancellationToken cancellationToken)
        where TRequest : class
        where TResponse : class
    {
        InvokeOptions options = new()
        {
            RequestMarshaller = RequestMarshaller.Instance,
            ResponseUnmarshaller = ResponseUnmarshaller<TRequest, TResponse>.For(operation),
        };
        PipelineResponse<TResponse> response =
            await InvokeAsync<PipelineResponse<TResponse>>(new PipelineRequest(wire), options, cancellationToken).ConfigureAwait(false);
        return response.Value!;
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new FixedEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Resolver());

        // What these do is done elsewhere or of no use to these services; each costs time at the first call.
        pipeline.RemoveHandler<RetryHandler>();
        pipeline.RemoveHandler<EndpointDiscoveryHandler>();
        pipeline.RemoveHandler<CompressionHandler>();
        pipeline.RemoveHandler<ChecksumHandler>();
    }

    private sealed class FixedEndpointResolver : BaseEndpointResolver
    {
        protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => new();

        protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
            InjectHostPrefix(executionContext.RequestContext);
    }

    private sealed class SigV4Resolver : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            AuthSchemeOption.DEFAULT_SIGV4;
    }

    private sealed record Metadata(string ServiceId) : IServiceMetadata
    {
        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }
}

/// <summary>Carries a prepared request through the pipeline.</summary>
internal sealed class PipelineRequest(WireRequest wire) : AmazonWebServiceRequest
{
    public WireRequest Wire { get; } = wire;
}

/// <summary>Carries a response record out of the pipeline.</summary>
internal sealed class PipelineResponse<TResponse> : AmazonWebServiceResponse
    where TResponse : class
{
    public TResponse? Value { get; set; }
}

/// <summary>Carries an error answer out of the pipeline.</summary>
internal sealed class WireErrorException(ErrorAnswer answer, Exception? inner) : AmazonServiceException(answer.Message, inner)
{
    public ErrorAnswer Answer { get; } = answer;
}
