using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using SessionTools.Clients.ApiGateway;
using SessionTools.Common;

namespace SessionTools.ApiGateway;

/// <summary>Reads integration responses out of exported documents and out of objects and dictionaries with their members.</summary>
internal static class DescribedResponses
{
    /// <exception cref="IntegrationResponseDocumentException">It describes none.</exception>
    public static IEnumerable<DescribedResponse> From(PSObject input, Connection connection) => input.BaseObject switch
    {
        IntegrationResponseChange { IntegrationResponse: { } response } => [FromObject(PSObject.AsPSObject(response), connection)],
        _ when TryGet(input, nameof(IntegrationResponseDocument.Integrations), out _) => FromDocument(Json(input), "The input", connection),
        _ => [FromObject(input, connection)],
    };

    /// <param name="text">An exported document.</param>
    /// <param name="source">Where it comes from, as the beginning of a sentence.</param>
    /// <param name="connection">Where it is meant for.</param>
    /// <exception cref="IntegrationResponseDocumentException">It is no such document.</exception>
    public static IEnumerable<DescribedResponse> FromDocument(string text, string source, Connection connection)
    {
        IntegrationResponseDocument document;
        try
        {
            document = IntegrationResponseDocument.Parse(text);
        }
        catch (InvalidDataException exception)
        {
            throw NotUnderstood($"{source} is no export of integration responses: {exception.Message}", exception);
        }

        return document.Integrations.SelectMany(integration => integration.Responses.Select(response => new DescribedResponse
        {
            Connection = connection,
            ApiId = document.ApiId,
            IntegrationId = integration.IntegrationId,
            RouteKeys = integration.RouteKeys,
            Desired = response.ToDesired(),
        }));
    }

    /// <summary>A property that is missing may be anything; one that is null should not be there.</summary>
    private static DescribedResponse FromObject(PSObject input, Connection connection) => new()
    {
        Connection = connection,
        ApiId = Text(input, "ApiId"),
        IntegrationId = Text(input, "IntegrationId"),
        Desired = new DesiredIntegrationResponse
        {
            IntegrationResponseKey = Text(input, "IntegrationResponseKey")
                ?? throw NotUnderstood($"An object of type {input.TypeNames[0]} without IntegrationResponseKey is no integration response."),
            ContentHandlingStrategy = Text(input, MemberPath.ContentHandlingStrategy),
            ResponseParameters = Map(input, MemberPath.ResponseParameters),
            ResponseTemplates = Map(input, MemberPath.ResponseTemplates),
            TemplateSelectionExpression = Text(input, MemberPath.TemplateSelectionExpression),
        },
    };

    /// <summary>The document again that ConvertFrom-Json took apart.</summary>
    private static string Json(PSObject document)
    {
        try
        {
            return JsonNodes.From(document)!.ToJsonString();
        }
        catch (JsonException exception)
        {
            throw NotUnderstood($"The input is no export of integration responses: {exception.Message}", exception);
        }
    }

    /// <summary>A property of an object or an entry of a dictionary, whatever its case.</summary>
    private static bool TryGet(PSObject input, string name, out object? value)
    {
        if (input.BaseObject is not IDictionary dictionary)
        {
            value = input.Properties[name]?.Value;
            return input.Properties[name] is not null;
        }

        object? key = dictionary.Keys.Cast<object>().FirstOrDefault(
            key => string.Equals(Convert.ToString(key, CultureInfo.InvariantCulture), name, StringComparison.OrdinalIgnoreCase));
        value = key is null ? null : dictionary[key];
        return key is not null;
    }

    private static string? Text(PSObject input, string name) =>
        TryGet(input, name, out object? value) ? LanguagePrimitives.ConvertTo<string>(value) : null;

    private static Dictionary<string, string>? Map(PSObject input, string name)
    {
        try
        {
            return TryGet(input, name, out object? value) ? StringMap.From(value) : null;
        }
        catch (ArgumentTransformationMetadataException exception)
        {
            throw NotUnderstood($"The property {name} is no map: {exception.Message}", exception);
        }
    }

    private static IntegrationResponseDocumentException NotUnderstood(string message, Exception? inner = null) =>
        new(DocumentProblem.NotUnderstood, message, inner);
}
