using System;
using System.Collections;
using System.Collections.Generic;

namespace SessionTools.Local.Common;

/// <summary>A list whose items are made when they are asked for, so that millions of them take no memory.</summary>
internal sealed class VirtualList<T>(int count, Func<int, T> item) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index] => item(index);

    public IEnumerator<T> GetEnumerator()
    {
        for (int i = 0; i < count; i++)
        {
            yield return item(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
