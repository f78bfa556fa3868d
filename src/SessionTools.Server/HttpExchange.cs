using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SessionTools.Local.Common;
using SessionTools.Local.Http;
using QueryString = SessionTools.Local.Http.QueryString;

namespace SessionTools.Server;

/// <summary>Takes one HTTP request to the embedded endpoint and its answer back.</summary>
internal sealed class HttpExchange(LocalEndpoint endpoint, IGate gate, TimeProvider time)
{
    private static readonly TimeSpan s_bodyTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_answerTimeout = TimeSpan.FromMinutes(2);

    public async Task HandleAsync(HttpContext context)
    {
        LocalResponse response;
        try
        {
            LocalRequest request = await ReadAsync(context);
            gate.Check(request);
            response = await WithinAsync(context, s_answerTimeout, limit => endpoint.HandleAsync(request, limit));
        }
        catch (LocalServiceException refusal)
        {
            response = ResponseWriter.Write(refusal, "message");
        }
        catch (OperationCanceledException)
        {
            response = new LocalResponse { ConnectionBroken = true };
        }

        if (response.ConnectionBroken)
        {
            context.Abort();
            return;
        }

        await WriteAsync(context, response);
    }

    /// <exception cref="LocalServiceException">The request is too large or broken.</exception>
    private async Task<LocalRequest> ReadAsync(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        return new LocalRequest
        {
            Method = context.Request.Method,
            Path = query < 0 ? target : target[..query],
            Query = QueryString.Parse(query < 0 ? "" : target[query..]),
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = await ReadBodyAsync(context),
        };
    }

    private async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        using MemoryStream body = new();
        try
        {
            return await WithinAsync(context, s_bodyTimeout, async limit =>
            {
                await context.Request.Body.CopyToAsync(body, limit);
                return body.ToArray();
            });
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new LocalServiceException(
                "RequestEntityTooLargeException",
                exception.StatusCode,
                $"The embedded endpoint takes requests of at most {EndpointServer.LargestBody} bytes.");
        }
        catch (BadHttpRequestException exception)
        {
            throw new LocalServiceException("BadRequestException", exception.StatusCode, exception.Message);
        }
    }

    /// <exception cref="LocalServiceException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The client has gone.</exception>
    private async Task<T> WithinAsync<T>(HttpContext context, TimeSpan timeout, Func<CancellationToken, Task<T>> work)
    {
        using CancellationTokenSource timer = new(timeout, time);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, context.RequestAborted);
        try
        {
            return await work(limit.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new LocalServiceException("RequestTimeoutException", StatusCodes.Status408RequestTimeout, $"The request took longer than {timeout.TotalSeconds} seconds.");
        }
    }

    private static async Task WriteAsync(HttpContext context, LocalResponse response)
    {
        context.Response.StatusCode = response.Status;
        foreach ((string name, string value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (response.Status != StatusCodes.Status204NoContent)
        {
            context.Response.ContentLength = response.Body.Length;
            await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
        }
    }
}
