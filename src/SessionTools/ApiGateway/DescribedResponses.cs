using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.ApiGateway;

/// <summary>Reads integration responses out of exported documents and out of objects with their properties.</summary>
internal static class DescribedResponses
{
    /// <exception cref="IntegrationResponseDocumentException">It describes none.</exception>
    public static IEnumerable<DescribedResponse> From(PSObject input, Connection connection) => input.BaseObject switch
    {
        string text => FromDocument(text, "The input", connection),
        IntegrationResponseChange { IntegrationResponse: { } response } => [FromObject(PSObject.AsPSObject(response), connection)],
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

    private static string? Text(PSObject input, string name) =>
        input.Properties[name] is { } property ? LanguagePrimitives.ConvertTo<string>(property.Value) : null;

    private static Dictionary<string, string>? Map(PSObject input, string name)
    {
        try
        {
            return input.Properties[name] is { } property ? StringMap.From(property.Value) : null;
        }
        catch (ArgumentTransformationMetadataException exception)
        {
            throw NotUnderstood($"The property {name} is no map: {exception.Message}", exception);
        }
    }

    private static IntegrationResponseDocumentException NotUnderstood(string message, Exception? inner = null) =>
        new(DocumentProblem.NotUnderstood, message, inner);
}
