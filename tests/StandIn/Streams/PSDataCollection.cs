using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Threading;

namespace System.Management.Automation;

/// <summary>A list that one thread fills while others read; its enumerator waits for more while somebody writes.</summary>
public class PSDataCollection<T> : IList<T>, IList, IDisposable
{
    private readonly List<T> _items = [];
    private int _writers;

    public PSDataCollection()
    {
    }

    public PSDataCollection(int capacity)
    {
        _items.Capacity = capacity;
    }

    public PSDataCollection(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items.AddRange(items);
        IsOpen = false;
    }

    public event EventHandler<DataAddingEventArgs>? DataAdding;

    public event EventHandler<DataAddedEventArgs>? DataAdded;

    public event EventHandler? Completed;

    public bool IsOpen { get; private set; } = true;

    public bool BlockingEnumerator { get; set; }

    public bool EnumeratorNeverBlocks { get; set; }

    public int Count
    {
        get
        {
            lock (_items)
            {
                return _items.Count;
            }
        }
    }

    public bool IsReadOnly => false;

    bool IList.IsFixedSize => false;

    bool ICollection.IsSynchronized => true;

    object ICollection.SyncRoot => _items;

    internal Guid SourceId { get; set; }

    public T this[int index]
    {
        get
        {
            lock (_items)
            {
                return _items[index];
            }
        }

        set
        {
            lock (_items)
            {
                _items[index] = value;
            }
        }
    }

    object? IList.this[int index]
    {
        get => this[index];
        set => this[index] = (T)value!;
    }

    public void Add(T item)
    {
        Insert(-1, item);
    }

    int IList.Add(object? value)
    {
        return Place(-1, (T)value!);
    }

    public void Insert(int index, T item)
    {
        Place(index, item);
    }

    void IList.Insert(int index, object? value)
    {
        Place(index, (T)value!);
    }

    public bool Remove(T item)
    {
        lock (_items)
        {
            return _items.Remove(item);
        }
    }

    void IList.Remove(object? value)
    {
        Remove((T)value!);
    }

    public void RemoveAt(int index)
    {
        lock (_items)
        {
            _items.RemoveAt(index);
        }
    }

    public void Clear()
    {
        lock (_items)
        {
            _items.Clear();
        }
    }

    public bool Contains(T item)
    {
        return IndexOf(item) >= 0;
    }

    bool IList.Contains(object? value)
    {
        return Contains((T)value!);
    }

    public int IndexOf(T item)
    {
        lock (_items)
        {
            return _items.IndexOf(item);
        }
    }

    int IList.IndexOf(object? value)
    {
        return IndexOf((T)value!);
    }

    public void CopyTo(T[] array, int arrayIndex)
    {
        lock (_items)
        {
            _items.CopyTo(array, arrayIndex);
        }
    }

    void ICollection.CopyTo(Array array, int index)
    {
        lock (_items)
        {
            ((ICollection)_items).CopyTo(array, index);
        }
    }

    public Collection<T> ReadAll()
    {
        lock (_items)
        {
            Collection<T> all = new(new List<T>(_items));
            _items.Clear();
            return all;
        }
    }

    public void Complete()
    {
        lock (_items)
        {
            if (!IsOpen)
            {
                return;
            }

            IsOpen = false;
            Monitor.PulseAll(_items);
        }

        Completed?.Invoke(this, EventArgs.Empty);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (int index = 0; TryGet(index, out T item); index++)
        {
            yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator()
    {
        return GetEnumerator();
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Complete();
        }
    }

    /// <summary>From now until <see cref="EndWriting"/> a reader at the end waits for more.</summary>
    internal void BeginWriting()
    {
        lock (_items)
        {
            _writers++;
        }
    }

    internal void EndWriting()
    {
        lock (_items)
        {
            _writers--;
            Monitor.PulseAll(_items);
        }
    }

    /// <summary>The items as they come, until nobody may add any more.</summary>
    internal IEnumerable<T> UntilCompleted()
    {
        for (int index = 0; WaitFor(index, out T item); index++)
        {
            yield return item;
        }
    }

    private int Place(int index, T item)
    {
        DataAdding?.Invoke(this, new DataAddingEventArgs(SourceId, item));
        int place;
        lock (_items)
        {
            if (!IsOpen)
            {
                throw new PSInvalidOperationException("Objects cannot be added to a closed buffer.");
            }

            place = index < 0 ? _items.Count : index;
            _items.Insert(place, item);
            Monitor.PulseAll(_items);
        }

        DataAdded?.Invoke(this, new DataAddedEventArgs(SourceId, place));
        return place;
    }

    private bool WaitFor(int index, out T item)
    {
        lock (_items)
        {
            while (index >= _items.Count && IsOpen)
            {
                Monitor.Wait(_items);
            }

            item = index < _items.Count ? _items[index] : default!;
            return index < _items.Count;
        }
    }

    private bool TryGet(int index, out T item)
    {
        lock (_items)
        {
            while (index >= _items.Count && IsOpen && !EnumeratorNeverBlocks && (BlockingEnumerator || _writers > 0))
            {
                Monitor.Wait(_items);
            }

            item = index < _items.Count ? _items[index] : default!;
            return index < _items.Count;
        }
    }
}
