using OptiFire.Sdk.Journal;

namespace OptiFire.Testing.Journals;

/// <summary>A tape in memory.</summary>
internal sealed class MemoryTape : ITape
{
    private readonly Lock _gate = new();
    private readonly List<TapeBlock> _blocks = [];
    private readonly List<TapeFile> _files = [];
    private readonly Dictionary<string, long> _trimmed = new(StringComparer.Ordinal);

    public void Append(TapeBlock block)
    {
        lock (_gate)
        {
            if (_blocks.Exists(b => b.Kind.Id == block.Kind.Id && b.LastSequence >= block.FirstSequence))
            {
                throw new ArgumentException($"A block of kind '{block.Kind}' overlaps an earlier one.", nameof(block));
            }

            _blocks.Add(block);
        }
    }

    public void AppendFile(TapeFile file)
    {
        lock (_gate)
        {
            _files.Add(file);
        }
    }

    public IEnumerable<TapeBlock> Read(long firstSequence, long lastSequence, string? kindId = null)
    {
        lock (_gate)
        {
            return
            [
                .. _blocks
                    .Where(b => b.LastSequence >= firstSequence && b.FirstSequence <= lastSequence)
                    .Where(b => kindId is null || b.Kind.Id == kindId)
                    .OrderBy(b => b.FirstSequence),
            ];
        }
    }

    public IReadOnlyList<TapeFile> Files()
    {
        lock (_gate)
        {
            return [.. _files];
        }
    }

    public void Trim(string kindId, long beforeSequence)
    {
        lock (_gate)
        {
            _blocks.RemoveAll(b => b.Kind.Id == kindId && b.LastSequence < beforeSequence);
            _trimmed[kindId] = Math.Max(beforeSequence, _trimmed.GetValueOrDefault(kindId));
        }
    }

    public long TrimmedBefore(string kindId)
    {
        lock (_gate)
        {
            return _trimmed.GetValueOrDefault(kindId);
        }
    }
}
