using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Plugins;

/// <summary>Does something with a need whose type it learns when called. The list is the whole grammar.</summary>
public interface INeedVisitor
{
    /// <summary>Takes a window.</summary>
    void Visit<T, TValue>(WindowNeed<T, TValue> need)
        where T : struct, IDatum<T>
        where TValue : unmanaged;

    /// <summary>Takes a panel.</summary>
    void Visit<T, TValue>(PanelNeed<T, TValue> need)
        where T : struct, IDatum<T>
        where TValue : unmanaged;

    /// <summary>Takes rows.</summary>
    void Visit<T>(RowsNeed<T> need)
        where T : struct, IDatum<T>;

    /// <summary>Takes another plugin's port.</summary>
    void Visit<T>(OutputNeed<T> need);

    /// <summary>Takes the portfolio.</summary>
    void Visit(PortfolioNeed need);

    /// <summary>Takes the journal's head.</summary>
    void Visit(JournalNeed need);

    /// <summary>Takes the equity index.</summary>
    void Visit(EquityNeed need);

    /// <summary>Takes track records.</summary>
    void Visit(TrackRecordNeed need);
}
