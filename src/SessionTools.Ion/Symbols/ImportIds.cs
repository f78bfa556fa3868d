using System;
using System.Collections.Generic;

namespace SessionTools.Ion;

/// <summary>The imports a writer has declared, so that symbols of unknown text have ids.</summary>
internal sealed class ImportIds
{
    private readonly List<SymbolImport> _declared = [];
    private readonly Dictionary<string, SymbolImport> _noted = new(StringComparer.Ordinal);

    public IReadOnlyList<SymbolImport> Declared => _declared;

    /// <summary>The id of the first local symbol.</summary>
    public long FirstLocal { get; private set; } = SystemSymbols.Count + 1;

    public void Clear()
    {
        _declared.Clear();
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

    public void Note(IEnumerable<SymbolImport> imports)
    {
        foreach (SymbolImport import in imports)
        {
            Note(import);
        }
    }

    /// <summary>Whether what has been noted is more than what is declared; if not it is forgotten.</summary>
    public bool NeedsDeclaration()
    {
        foreach (SymbolImport import in _noted.Values)
        {
            if (!_declared.Exists(declared => declared.Name == import.Name && declared.MaxId >= import.MaxId))
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
            int index = _declared.FindIndex(declared => declared.Name == import.Name);
            if (index < 0)
            {
                _declared.Add(import);
            }
            else if (_declared[index].MaxId < import.MaxId)
            {
                _declared[index] = import;
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

        long first = SystemSymbols.Count + 1;
        foreach (SymbolImport import in _declared)
        {
            if (import.Name == location.TableName && location.Position <= import.MaxId)
            {
                return first + location.Position - 1;
            }

            first += import.MaxId;
        }

        throw new IonException("The symbol " + symbol + " has unknown text", "a top-level value that declares its import");
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
        foreach (SymbolImport import in _declared)
        {
            count = import.MaxId <= long.MaxValue - count
                ? count + import.MaxId
                : throw new IonException("The imports have too many symbols", "fewer than 2^63 in all");
        }

        FirstLocal = count;
    }
}
