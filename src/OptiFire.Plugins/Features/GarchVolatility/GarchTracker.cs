using OptiFire.Numerics.Volatility;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Features;

/// <summary>Moves the variance of <see cref="GarchVolatility"/> over the bars it has not seen, and renews its parameters in time.</summary>
internal sealed class GarchTracker(GarchVolatilityOptions options)
{
    // Returns that differ by less, beside their size, differ by rounding only.
    private const double LeastSpread = 1e-8;

    private readonly GarchSpecification _specification = new(options.Model, options.Distribution);

    /// <summary>Takes in the bars that are newer than the state's last one.</summary>
    public RunResult Advance(Window<double> closes, ICalendar calendar, ref GarchVolatilityState state)
    {
        if (!(closes.Values[^1] > 0))
        {
            return RunResult.NotReady("the newest close is not above 0");
        }

        int last = closes.Times.BinarySearch(state.LastBar);
        if (last == closes.Length - 1)
        {
            return RunResult.NotReady("no bar is newer than the last one taken in");
        }

        bool begins = last < 0 || !state.IsFitted;
        if (begins)
        {
            state = GarchVolatilityState.Empty;
        }
        else
        {
            Move(closes, last + 1, calendar, ref state);
        }

        if (
            (begins || state.BarsSinceAttempt >= options.RefitBars)
            && !TryFit(closes, calendar, ref state, out string reason)
        )
        {
            return RunResult.NotReady(reason);
        }

        state = state with { LastBar = closes.Times[^1] };
        return RunResult.Ok;
    }

    private void Move(Window<double> closes, int from, ICalendar calendar, ref GarchVolatilityState state)
    {
        var process = new GarchProcess(options.Model, state.Parameters);
        var at = new GarchState(state.Variance);
        int bars = 0;
        for (int i = from; i < closes.Length; i++)
        {
            (double value, int spanned) = BarReturns.At(closes, i, calendar, BarSize.Day);
            at = double.IsNaN(value) ? Expected(process, at, spanned) : process.Step(at, value);
            bars += spanned;
        }

        state = state with
        {
            Variance = at.Variance,
            BarsSinceFit = state.BarsSinceFit + bars,
            BarsSinceAttempt = state.BarsSinceAttempt + bars,
        };
    }

    // Days without a return teach nothing: the variance goes to where the model expects it after them.
    private static GarchState Expected(GarchProcess process, GarchState at, int days)
    {
        double[] forecast = new double[days + 1];
        process.Forecast(at, forecast);
        return new GarchState(forecast[^1]);
    }

    private bool TryFit(Window<double> closes, ICalendar calendar, ref GarchVolatilityState state, out string reason)
    {
        bool isKnown = state.IsFitted;
        state = state with { BarsSinceAttempt = 0 };
        double[] returns = Returns(closes, calendar, out int silentDays);
        if (returns.Length < options.WarmUp)
        {
            reason = "too many returns span missing sessions";
            return isKnown;
        }

        if (returns.Max() - returns.Min() <= LeastSpread * returns.Max(Math.Abs))
        {
            reason = "the returns do not vary";
            return isKnown;
        }

        GarchFit fit = Garch.Fit(returns, _specification);
        reason = "the estimation did not converge";
        if (fit.Status.Converged)
        {
            GarchState at = silentDays == 0 ? fit.State : Expected(fit.Process, fit.State, silentDays);
            state = state with { Parameters = fit.Parameters, Variance = at.Variance, BarsSinceFit = 0 };
        }

        return fit.Status.Converged || isKnown;
    }

    /// <summary>The daily returns of a window, and how many days have passed since the last of them.</summary>
    private static double[] Returns(Window<double> closes, ICalendar calendar, out int silentDays)
    {
        silentDays = 0;
        var returns = new List<double>(closes.Length);
        for (int i = 1; i < closes.Length; i++)
        {
            (double value, int spanned) = BarReturns.At(closes, i, calendar, BarSize.Day);
            silentDays = double.IsNaN(value) ? silentDays + spanned : 0;
            if (!double.IsNaN(value))
            {
                returns.Add(value);
            }
        }

        return [.. returns];
    }
}
