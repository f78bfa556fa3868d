using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Common;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that emit lists: pages come by themselves, one ahead, and stop with the pipeline.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ListCmdlet : ConnectedCmdlet
{
    private string[] _typed = [];

    /// <summary>At most so many items a request.</summary>
    [Parameter]
    [Alias("MaxResult", "MaxResults", "MaxItems")]
    public int? PageSize { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NextToken { get; set; }

    [Parameter]
    public SwitchParameter NoAutoIteration { get; set; }

    protected override void BeginInput()
    {
        base.BeginInput();
        _typed = [.. MyInvocation.BoundParameters.Keys];
    }

    /// <summary>Refuses parameters that choose from a list where an id names one thing. The properties of a piped object are no choice.</summary>
    /// <exception cref="InvalidParameterException">One of them, or of those that every list has, is given.</exception>
    internal void RefuseWithId(string id, params string[] choosing)
    {
        string? given = choosing.Append(nameof(NextToken)).Append(nameof(NoAutoIteration)).FirstOrDefault(name => _typed.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (given is not null)
        {
            throw new InvalidParameterException(new ConstraintViolation(given, $"has no effect with -{id}, which names one", null));
        }
    }

    /// <summary>
    /// Says which texts of a filter fit no value that is known: a misspelt one would give nothing without a word. Services
    /// add values, so that it is no error.
    /// </summary>
    private protected void WarnOfUnknown(string parameter, string[]? patterns, WordCompleter known)
    {
        foreach (string pattern in (patterns ?? []).Where(pattern => !WildcardPattern.ContainsWildcardCharacters(pattern)
            && !known.Words.Contains(pattern, StringComparer.OrdinalIgnoreCase)))
        {
            WriteWarning($"-{parameter} '{pattern}' is no known value; known are {string.Join(", ", known.Words)}.");
        }
    }

    /// <summary>Emits the items of all pages, or with -NoAutoIteration one page.</summary>
    internal void WriteList<TRequest, TResponse, TItem>(
        ServiceClient client,
        Operation<TRequest, TResponse> operation,
        TRequest request,
        Func<TResponse, IEnumerable<TItem>> items)
        where TRequest : class
        where TResponse : class
        where TItem : class
    {
        if (NoAutoIteration)
        {
            TResponse page = Await(stop => client.CallAsync(operation, request, stop));
            WriteObject(new Page(items(page).ToArray(), operation.Paging!.NextToken(page)));
            return;
        }

        using PageReader<TRequest, TResponse> pages = client.ReadPages(operation, request, StopToken);
        while (NextPage(pages) is { } page)
        {
            WriteObject(items(page), enumerateCollection: true);
        }
    }

    private TResponse? NextPage<TRequest, TResponse>(PageReader<TRequest, TResponse> pages)
        where TRequest : class
        where TResponse : class
    {
        Task<TResponse?> page = pages.NextAsync();
        WaitFor(page);
        return page.GetAwaiter().GetResult();
    }
}
