using System.Runtime.CompilerServices;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Replay;

/// <summary>Plays a tape: every recorded datum in the order it was applied.</summary>
public sealed class TapeSource : IMarketDataSource
{
    private readonly ITape _tape;
    private readonly DatumRegistration[] _kinds;

    /// <summary>Makes a source over a tape.</summary>
    /// <param name="name">The name of the source that was recorded, so that a replay's journal says the same.</param>
    /// <param name="tape">The tape.</param>
    /// <param name="instruments">The instruments of the recorded run, in the order of their ids.</param>
    /// <param name="kinds">The kinds of data that can be read; others on the tape are an error.</param>
    public TapeSource(
        string name,
        ITape tape,
        IReadOnlyList<Instrument> instruments,
        IEnumerable<DatumRegistration> kinds
    )
    {
        Name = name;
        Instruments = instruments;
        _tape = tape;
        _kinds = [.. kinds];
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public IReadOnlyList<Instrument> Instruments { get; }

    /// <inheritdoc />
    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        TapeReader[] readers = [.. _kinds.Select(k => TapeReader.Create(k, _tape)).Where(r => r.HasNext)];
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TapeReader? first = readers.Where(r => r.HasNext).MinBy(r => r.NextSequence);
            if (first is null)
            {
                yield break;
            }

            long until = readers
                .Where(r => r != first && r.HasNext)
                .Select(r => r.NextSequence)
                .DefaultIfEmpty(long.MaxValue)
                .Min();
            yield return first.Take(until);
        }
    }

    /// <summary>Reads the data of one kind.</summary>
    private abstract class TapeReader
    {
        public bool HasNext { get; protected set; }

        public long NextSequence { get; protected set; }

        public static TapeReader Create(DatumRegistration kind, ITape tape)
        {
            var maker = new Maker(tape);
            kind.Accept(maker);
            return maker.Made!;
        }

        /// <summary>The data before a sequence number, one batch of them.</summary>
        public abstract DataBatch Take(long before);

        private sealed class Maker(ITape tape) : IDatumVisitor
        {
            public TapeReader? Made { get; private set; }

            void IDatumVisitor.Visit<T>() => Made = new TapeReader<T>(tape);
        }
    }

    private sealed class TapeReader<T> : TapeReader
        where T : struct, IDatum<T>
    {
        private const int BatchRows = 1024;

        private readonly IEnumerator<TapeBlock> _blocks;
        private ReadOnlyMemory<byte> _rest;
        private T _next;

        public TapeReader(ITape tape)
        {
            _blocks = tape.Read(1, long.MaxValue, T.Kind.Id).GetEnumerator();
            Advance();
        }

        public override DataBatch Take(long before)
        {
            var rows = new T[BatchRows];
            int count = 0;
            while (HasNext && NextSequence < before && count < rows.Length)
            {
                rows[count++] = _next;
                Advance();
            }

            return new DataBatch<T>(rows, count);
        }

        private void Advance()
        {
            if (_rest.IsEmpty)
            {
                HasNext = _blocks.MoveNext();
                if (!HasNext)
                {
                    _blocks.Dispose();
                    return;
                }

                _rest = _blocks.Current.Payload;
            }

            HasNext = true;
            var reader = new PayloadReader(_rest.Span);
            NextSequence = reader.ReadInt64();
            _next = T.Read(ref reader, _blocks.Current.Kind.SchemaVersion);
            _rest = _rest[^reader.Remaining..];
        }
    }
}
