using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace SessionTools.Clients.Aws;

/// <summary>Writes any operation's request as restJson1 or awsJson1_0.</summary>
internal sealed class RequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly RequestMarshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        WireRequest wire = ((PipelineRequest)input).Wire;
        Operation operation = wire.Operation;
        DefaultRequest request = new(input, operation.Service.Name)
        {
            HttpMethod = operation.Method,
            ResourcePath = operation.Uri.Text,
            HostPrefix = operation.HostPrefix,
            UseQueryString = true,
        };

        foreach ((string name, string value) in wire.Labels)
        {
            request.AddPathResource("{" + name + "}", value);
        }

        foreach ((string name, string value) in wire.Query)
        {
            request.Parameters.Add(name, value);
        }

        AddHeaders(request, operation, wire);
        request.Content = wire.Body;
        return request;
    }

    private static void AddHeaders(DefaultRequest request, Operation operation, WireRequest wire)
    {
        if (operation.Service.Protocol == ServiceProtocol.AwsJson10)
        {
            request.Headers["Content-Type"] = "application/x-amz-json-1.0";
            request.Headers["X-Amz-Target"] = $"{operation.Service.TargetPrefix}.{operation.Name}";
        }
        else if (wire.Body is not null)
        {
            request.Headers["Content-Type"] = "application/json";
        }

        foreach ((string name, string value) in wire.Headers)
        {
            request.Headers[name] = value;
        }
    }
}
