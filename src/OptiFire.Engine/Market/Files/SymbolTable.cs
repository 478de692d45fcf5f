using System.Text;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Finds the instrument of a symbol in a row; neighbouring rows mostly share it.</summary>
internal sealed class SymbolTable(IInstruments instruments, IReadOnlySet<string>? wanted)
{
    /// <summary>The longest symbol a file may hold, in bytes.</summary>
    public const int MaximumSymbolLength = 32;

    private readonly Dictionary<string, SymbolState> states = new(StringComparer.Ordinal);
    private readonly byte[] lastSymbol = new byte[MaximumSymbolLength];
    private int lastLength = -1;
    private SymbolState? last;

    /// <summary>The state of a symbol; unknown ones have one too.</summary>
    public SymbolState this[string symbol]
    {
        get
        {
            if (!states.TryGetValue(symbol, out SymbolState? state))
            {
                instruments.TryFind(symbol, out Instrument? instrument);
                state = new SymbolState(instrument, wanted?.Contains(symbol) ?? true);
                states.Add(symbol, state);
            }

            return state;
        }
    }

    /// <summary>Finds the state of a symbol.</summary>
    /// <returns>False for what cannot be a symbol: empty, or longer than <see cref="MaximumSymbolLength"/>.</returns>
    public bool TryFind(ReadOnlySpan<byte> symbol, out SymbolState state)
    {
        if (last is not null && symbol.SequenceEqual(lastSymbol.AsSpan(0, lastLength)))
        {
            state = last;
            return true;
        }

        if (symbol.Length is 0 or > MaximumSymbolLength)
        {
            state = null!;
            return false;
        }

        state = this[Encoding.UTF8.GetString(symbol)];
        symbol.CopyTo(lastSymbol);
        lastLength = symbol.Length;
        last = state;
        return true;
    }
}
