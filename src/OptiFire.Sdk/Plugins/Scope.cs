using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Plugins;

/// <summary>How an activation is split into shards, and which instruments belong to it.</summary>
public sealed record Scope
{
    private Scope(ScopeKind kind, IReadOnlyList<string> symbols)
    {
        Kind = kind;
        Symbols = symbols;
    }

    /// <summary>How runs are split.</summary>
    public ScopeKind Kind { get; }

    /// <summary>The instruments in scope by ticker; empty for every tradable instrument.</summary>
    public IReadOnlyList<string> Symbols { get; }

    /// <summary>One run for the portfolio.</summary>
    public static Scope Portfolio { get; } = new(ScopeKind.Portfolio, []);

    /// <summary>One run for the engine.</summary>
    public static Scope Engine { get; } = new(ScopeKind.Engine, []);

    /// <summary>One run per instrument: those named, or every tradable one.</summary>
    public static Scope Instrument(params IReadOnlyList<string> symbols) => new(ScopeKind.Instrument, symbols);

    /// <summary>One run over several instruments together: those named, or every tradable one.</summary>
    public static Scope Universe(params IReadOnlyList<string> symbols) => new(ScopeKind.Universe, symbols);

    /// <summary>Whether an instrument belongs to the scope.</summary>
    public bool Includes(Instrument instrument) =>
        Symbols.Count == 0
            ? instrument.Tradable
            : Symbols.Contains(instrument.Symbol, StringComparer.OrdinalIgnoreCase);
}
