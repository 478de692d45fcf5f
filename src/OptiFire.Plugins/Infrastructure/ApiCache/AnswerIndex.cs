namespace OptiFire.Plugins.Infrastructure;

/// <summary>Which answers are kept, in the order of their last use. The caller locks.</summary>
internal sealed class AnswerIndex
{
    private readonly Dictionary<string, LinkedListNode<CachedAnswer>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<CachedAnswer> _byUse = new();

    public int Count => _byKey.Count;

    public long Bytes { get; private set; }

    /// <summary>The entry of a key, which counts as used now; null when there is none.</summary>
    public CachedAnswer? Use(string key)
    {
        if (!_byKey.TryGetValue(key, out LinkedListNode<CachedAnswer>? node))
        {
            return null;
        }

        _byUse.Remove(node);
        _byUse.AddFirst(node);
        return node.Value;
    }

    public CachedAnswer UseOrAdd(string key)
    {
        if (Use(key) is { } known)
        {
            return known;
        }

        var added = new CachedAnswer(key);
        _byKey.Add(key, _byUse.AddFirst(added));
        return added;
    }

    public void Resize(CachedAnswer entry, long size)
    {
        Bytes += size - entry.Size;
        entry.Size = size;
    }

    public void Remove(CachedAnswer entry)
    {
        if (_byKey.Remove(entry.Key, out LinkedListNode<CachedAnswer>? node))
        {
            _byUse.Remove(node);
            Bytes -= node.Value.Size;
        }
    }

    /// <summary>Drops what was used longest ago until both bounds hold.</summary>
    /// <returns>What was dropped.</returns>
    public List<CachedAnswer> Trim(int entries, long bytes)
    {
        var dropped = new List<CachedAnswer>();
        while (_byUse.Last is { } last && (Count > entries || Bytes > bytes))
        {
            dropped.Add(last.Value);
            Remove(last.Value);
        }

        return dropped;
    }
}
