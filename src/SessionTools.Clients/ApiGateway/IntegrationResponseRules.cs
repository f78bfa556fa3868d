using System.Collections.Generic;
using System.Text.RegularExpressions;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.ApiGateway;

/// <summary>
/// The rules that API Gateway's model states in words instead of constraints: the form of keys, what parameters may map
/// from and to, and how long values may be.
/// </summary>
public static partial class IntegrationResponseRules
{
    private const int LongestParameter = 512;
    private const int LongestTemplate = 32768;

    /// <summary>The first rule that a new integration response breaks, or null.</summary>
    public static ConstraintViolation? FirstViolation(CreateIntegrationResponseRequest request) =>
        CheckKey(request.IntegrationResponseKey)
        ?? CheckParameters(request.ResponseParameters, emptyRemoves: false)
        ?? CheckTemplates(request.ResponseTemplates);

    /// <summary>The first rule that a change breaks, or null. In a change an empty parameter asks for its removal.</summary>
    public static ConstraintViolation? FirstViolation(UpdateIntegrationResponseRequest request) =>
        CheckKey(request.IntegrationResponseKey)
        ?? CheckParameters(request.ResponseParameters, emptyRemoves: true)
        ?? CheckTemplates(request.ResponseTemplates);

    private static ConstraintViolation? CheckKey(string? key)
    {
        if (key is null or "$default" || (key.Length > 2 && key[0] == '/' && key[^1] == '/'))
        {
            return null;
        }

        return new ConstraintViolation("integrationResponseKey", "must be $default or a regular expression between slashes, such as /4../", key);
    }

    private static ConstraintViolation? CheckParameters(IReadOnlyDictionary<string, string>? parameters, bool emptyRemoves)
    {
        foreach ((string name, string value) in parameters ?? new Dictionary<string, string>())
        {
            string path = $"responseParameters['{name}']";
            if (!TargetPattern().IsMatch(name))
            {
                return new ConstraintViolation(path, "must be named method.response.header.{name}", name);
            }

            if (value.Length == 0 && emptyRemoves)
            {
                continue;
            }

            if (value.Length is 0 or > LongestParameter)
            {
                return new ConstraintViolation(path, $"must have 1 to {LongestParameter} characters, not {value.Length}", null);
            }

            if (!SourcePattern().IsMatch(value))
            {
                return new ConstraintViolation(
                    path,
                    "must be integration.response.header.{name}, integration.response.body.{JSON expression} or a text in single quotes",
                    value);
            }
        }

        return null;
    }

    private static ConstraintViolation? CheckTemplates(IReadOnlyDictionary<string, string>? templates)
    {
        foreach ((string name, string template) in templates ?? new Dictionary<string, string>())
        {
            if (template.Length > LongestTemplate)
            {
                string rule = $"must have 0 to {LongestTemplate} characters, not {template.Length}";
                return new ConstraintViolation($"responseTemplates['{name}']", rule, null);
            }
        }

        return null;
    }

    [GeneratedRegex(@"\Amethod\.response\.header\.[!#$%&'*+.^_`|~0-9A-Za-z-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex TargetPattern();

    /// <summary>Beside what the model names, the WebSocket guide maps multi-value headers, context and stage variables.</summary>
    [GeneratedRegex(
        @"\A('.*'|integration\.response\.(header|multivalueheader)\.[!#$%&'*+.^_`|~0-9A-Za-z-]+|integration\.response\.body(\..+)?|(context|stageVariables)\..+)\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex SourcePattern();
}
