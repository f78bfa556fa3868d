using System;
using System.Collections.Generic;

namespace SessionTools.Ion;

/// <summary>The imports a writer has declared, so that symbols of unknown text have ids.</summary>
internal sealed class ImportIds
{
    private readonly List<SymbolImport> _declared = [];
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SymbolImport> _noted = new(StringComparer.Ordinal);

    private SymbolTable? _lastNoted;

    public IReadOnlyList<SymbolImport> Declared => _declared;

    /// <summary>The id of the first local symbol.</summary>
    public long FirstLocal { get; private set; } = SystemSymbols.Count + 1;

    public void Clear()
    {
        _declared.Clear();
        _places.Clear();
        _lastNoted = null;
        FirstLocal = SystemSymbols.Count + 1;
    }

    /// <summary>Remembers that a symbol of unknown text is to be written.</summary>
    public void Note(SymbolToken symbol)
    {
        if (symbol.Import is ImportLocation location)
        {
            Note(new SymbolImport(location.TableName, 1, location.Position));
        }
    }

    /// <summary>Remembers all imports of the table that symbols are read with, once for each table.</summary>
    public void Note(SymbolTable table)
    {
        if (ReferenceEquals(table, _lastNoted))
        {
            return;
        }

        _lastNoted = table;
        foreach (SymbolImport import in table.Imports)
        {
            Note(import);
        }
    }

    /// <summary>Whether what has been noted is more than what is declared; if not it is forgotten.</summary>
    public bool NeedsDeclaration()
    {
        foreach (SymbolImport import in _noted.Values)
        {
            if (!_places.TryGetValue(import.Name, out Place place) || _declared[place.Index].MaxId < import.MaxId)
            {
                return true;
            }
        }

        _noted.Clear();
        return false;
    }

    /// <summary>Declares what has been noted, which changes the ids of everything but system symbols.</summary>
    public void Declare()
    {
        foreach (SymbolImport import in _noted.Values)
        {
            if (!_places.TryGetValue(import.Name, out Place place))
            {
                _places.Add(import.Name, new Place(_declared.Count, First: 0));
                _declared.Add(import);
            }
            else if (_declared[place.Index].MaxId < import.MaxId)
            {
                _declared[place.Index] = import;
            }
        }

        _noted.Clear();
        CountIds();
    }

    /// <summary>The id of a symbol of unknown text.</summary>
    public long GetId(SymbolToken symbol)
    {
        if (symbol.Import is not ImportLocation location)
        {
            return 0;
        }

        return _places.TryGetValue(location.TableName, out Place place) && location.Position <= _declared[place.Index].MaxId
            ? place.First + location.Position - 1
            : throw new IonException("The symbol " + symbol + " has unknown text", "a top-level value that declares its import");
    }

    private void Note(SymbolImport import)
    {
        if (!_noted.TryGetValue(import.Name, out SymbolImport? noted) || noted.MaxId < import.MaxId)
        {
            _noted[import.Name] = import;
        }
    }

    private void CountIds()
    {
        long count = SystemSymbols.Count + 1;
        for (int i = 0; i < _declared.Count; i++)
        {
            SymbolImport import = _declared[i];
            _places[import.Name] = new Place(i, count);
            count = import.MaxId <= long.MaxValue - count
                ? count + import.MaxId
                : throw new IonException("The imports have too many symbols", "fewer than 2^63 in all");
        }

        FirstLocal = count;
    }

    /// <summary>Where an import is in the list, and the id of its first symbol.</summary>
    private readonly record struct Place(int Index, long First);
}
