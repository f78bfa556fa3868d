using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.QApps;

namespace SessionTools.QApps;

/// <summary>The answers that a script gives for the cards of an app: by card, or by a script block for all of them.</summary>
internal sealed class QAppAnswers
{
    private readonly ScriptBlock? _forAll;
    private readonly Dictionary<string, Entry> _byCard = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <param name="answer">A hashtable, a script block, or null.</param>
    /// <param name="app">The app's cards; null where they are not known, and ids must be given.</param>
    /// <exception cref="QAppException">It is something else, or names a card that the app does not have.</exception>
    public QAppAnswers(object? answer, AppDefinition? app)
    {
        object? bare = answer is PSObject wrapped ? wrapped.BaseObject : answer;
        _forAll = bare as ScriptBlock;
        if (bare is IDictionary map)
        {
            foreach (DictionaryEntry entry in map)
            {
                string name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
                _byCard[CardInputs.FindCard(name, app)] = new Entry(name, entry.Value);
            }
        }
        else if (bare is not (null or ScriptBlock))
        {
            throw new QAppException(
                QAppProblem.InvalidCardValue,
                "Answers are a hashtable by card title, such as @{ Destination = 'Oslo' }, or a script block that gets each card as $_.");
        }
    }

    /// <summary>The cards, as they were named, whose answers nobody has asked for.</summary>
    public IEnumerable<string> Unused => _byCard.Where(entry => !_used.Contains(entry.Key)).Select(entry => entry.Value.Name);

    /// <summary>The answer for a card; null where there is none.</summary>
    public CardInput? For(QAppCard card)
    {
        object? value = _forAll;
        if (_byCard.TryGetValue(card.CardId, out Entry? entry))
        {
            _used.Add(card.CardId);
            value = entry.Value;
        }

        object? answer = (value is PSObject wrapped ? wrapped.BaseObject : value) is ScriptBlock script ? Run(script, card) : value;
        return answer is null ? null : CardInputReader.ForCard(card, answer);
    }

    private static object? Run(ScriptBlock script, QAppCard card)
    {
        Collection<PSObject?> output = script.InvokeWithContext(null, [new PSVariable("_", card)], card);
        return output.Count switch
        {
            0 => null,
            1 => output[0],
            _ => output.ToArray(),
        };
    }

    private sealed record Entry(string Name, object? Value);
}
