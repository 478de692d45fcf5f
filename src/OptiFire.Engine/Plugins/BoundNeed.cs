using OptiFire.Engine.Market;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Plugins;

/// <summary>A need tied to the place that meets it, for one shard.</summary>
internal abstract class BoundNeed(Need need)
{
    public Need Need { get; } = need;

    /// <summary>Takes the view of a run.</summary>
    /// <returns>Null when the need is met; otherwise what is missing, in words that do not change from run to run.</returns>
    public abstract string? Capture(Timestamp now);
}

/// <summary>A window of a column.</summary>
internal sealed class BoundWindow<T, TValue>(
    WindowNeed<T, TValue> need,
    Series<T> series,
    int column,
    Instrument instrument
) : BoundNeed(need)
    where T : struct, IDatum<T>
    where TValue : unmanaged
{
    private readonly string _missing = $"needs {need.MinLength} × {need.Column} of {instrument}";
    private readonly string _stale = $"the newest {need.Column} of {instrument} is older than {need.MaxAge}";
    private SeriesView<T> _view;
    private int _length;

    public Window<TValue> Window =>
        _length == 0 ? default : new(_view.Column<TValue>(column, _length), _view.Times(_length));

    public override string? Capture(Timestamp now)
    {
        _view = series.Peek();
        _length = Math.Min(_view.Count, need.Length);
        if (_length < need.MinLength)
        {
            return _missing;
        }

        return need.MaxAge != TimeSpan.MaxValue && now - series.LastEventTime > need.MaxAge ? _stale : null;
    }
}

/// <summary>A window of a column for each instrument in scope.</summary>
internal sealed class BoundPanel<T, TValue>(PanelNeed<T, TValue> need, (Series<T> Series, int Column)[] byInstrument)
    : BoundNeed(need)
    where T : struct, IDatum<T>
    where TValue : unmanaged
{
    private readonly SeriesView<T>[] _views = new SeriesView<T>[byInstrument.Length];

    public Window<TValue> Window(int index)
    {
        if (byInstrument[index].Series is null)
        {
            return default;
        }

        SeriesView<T> view = _views[index];
        int length = Math.Min(view.Count, need.Length);
        return length == 0
            ? default
            : new Window<TValue>(view.Column<TValue>(byInstrument[index].Column, length), view.Times(length));
    }

    public override string? Capture(Timestamp now)
    {
        for (int i = 0; i < _views.Length; i++)
        {
            if (byInstrument[i].Series is { } series)
            {
                _views[i] = series.Peek();
            }
        }

        return null;
    }
}

/// <summary>Rows of a series.</summary>
internal sealed class BoundRows<T>(RowsNeed<T> need, Series<T> series, Instrument instrument) : BoundNeed(need)
    where T : struct, IDatum<T>
{
    private readonly string _missing = $"needs {need.MinLength} × {T.Kind} of {instrument}";
    private readonly string _stale = $"the newest {T.Kind} of {instrument} is older than {need.MaxAge}";
    private SeriesView<T> _view;
    private int _length;

    public ReadOnlySpan<T> Rows => _length == 0 ? [] : _view.Rows(_length);

    public override string? Capture(Timestamp now)
    {
        _view = series.Peek();
        _length = Math.Min(_view.Count, need.Length);
        if (_length < need.MinLength)
        {
            return _missing;
        }

        return _length > 0 && need.MaxAge != TimeSpan.MaxValue && now - series.LastEventTime > need.MaxAge
            ? _stale
            : null;
    }
}

/// <summary>A port of another plugin.</summary>
internal sealed class BoundOutput<T>(OutputNeed<T> need, PortSlot<T>? slot) : BoundNeed(need)
{
    private readonly string _missing = $"needs the value '{need.Port}' of another plugin";

    public bool TryGet(out T value)
    {
        bool has = slot is not null && (need.IsLagged ? slot.HasLagged : slot.HasValue);
        value = has ? (need.IsLagged ? slot!.Lagged : slot!.Value) : default!;
        return has;
    }

    public override string? Capture(Timestamp now) => need.Optional || TryGet(out _) ? null : _missing;
}

/// <summary>The equity index, or another of the engine's own figures that has a least length.</summary>
internal sealed class BoundEquity(EquityNeed need, Portfolio.EquityCurve curve) : BoundNeed(need)
{
    private readonly string _missing = $"needs {need.MinLength} session closes of equity";

    public Window<double> Window
    {
        get
        {
            int all = curve.Index.Length;
            int length = need.Length == 0 ? all : Math.Min(all, need.Length);
            return new Window<double>(curve.Index[(all - length)..], curve.Times[(all - length)..]);
        }
    }

    public override string? Capture(Timestamp now) => curve.Index.Length < need.MinLength ? _missing : null;
}

/// <summary>A need that is always met.</summary>
internal sealed class BoundAlways(Need need) : BoundNeed(need)
{
    public override string? Capture(Timestamp now) => null;
}
