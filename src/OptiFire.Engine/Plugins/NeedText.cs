using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>Says in words what a plugin needs before it is called.</summary>
public sealed class NeedText : INeedVisitor
{
    private string _text = "";

    private NeedText() { }

    /// <summary>One line, such as <c>30 of bar close (1d) of SPY</c>.</summary>
    public static string Of(Need need)
    {
        ArgumentNullException.ThrowIfNull(need);
        var visitor = new NeedText();
        need.Accept(visitor);
        return visitor._text;
    }

    void INeedVisitor.Visit<T, TValue>(WindowNeed<T, TValue> need) =>
        _text = $"{Span(need.MinLength, need.Length)} of {need.Column}{Variant<T>(need.Variant)} of {need.Of}";

    void INeedVisitor.Visit<T, TValue>(PanelNeed<T, TValue> need) =>
        _text = $"{need.Length} of {need.Column}{Variant<T>(need.Variant)} of each instrument";

    void INeedVisitor.Visit<T>(RowsNeed<T> need) =>
        _text = $"{Span(need.MinLength, need.Length)} of {T.Kind}{Variant<T>(need.Variant)} of {need.Of}";

    void INeedVisitor.Visit<T>(OutputNeed<T> need) =>
        _text =
            $"the value of port {need.Port}{(need.IsLagged ? " of an earlier round" : "")}{(need.Optional ? ", if there is one" : "")}";

    void INeedVisitor.Visit(PortfolioNeed need) => _text = "the portfolio";

    void INeedVisitor.Visit(JournalNeed need) => _text = "the journal's head";

    void INeedVisitor.Visit(EquityNeed need) =>
        _text =
            $"equity at {need.MinLength} session closes or more{(need.Length > 0 ? $", {need.Length} at most" : "")}";

    void INeedVisitor.Visit(TrackRecordNeed need) =>
        _text = need.Instance is { } one ? $"the track record of {one}" : "the track record of every signal";

    private static string Span(int least, int most) => least > 0 && least < most ? $"{least} to {most}" : $"{most}";

    private static string Variant<T>(SeriesVariant variant)
        where T : struct, IDatum<T> =>
        variant == SeriesVariant.Single ? ""
        : typeof(T) == typeof(Bar) ? $" ({new BarSize(variant.Value)})"
        : $" (variant {variant.Value})";
}
