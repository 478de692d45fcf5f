using System.Globalization;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;

namespace OptiFire.Plugins.Alpha;

/// <summary>Says what the state of <see cref="CointegratedPairs"/> means: a two-leg signal, and figures.</summary>
internal static class PairSignal
{
    /// <summary>The spread bought or sold with gross exposure 1: 1/(1 + β) of one leg against β/(1 + β) of the other.</summary>
    public static SignalUpdate Of(in CointegratedPairsState state, Instrument?[] instruments, TimeSpan validFor)
    {
        PairFormation pair = state.Formation;
        double gross = 1 + pair.Line.Ratio;
        return new SignalUpdate(state.Trade.Side)
        {
            Confidence = 1 - pair.AdjustedPValue,
            Horizon = TimeSpan.FromDays(pair.HalfLife * 365 / 252),
            ValidFor = validFor,
            Legs =
            [
                new SignalLeg(instruments[pair.Explained]!.Id, 1 / gross),
                new SignalLeg(instruments[pair.Explaining]!.Id, -pair.Line.Ratio / gross),
            ],
            Reason = Explain(state),
        };
    }

    /// <summary>Leaves the figures on the ports; those of a pair only when there is one.</summary>
    public static void Publish(IRun run, in CointegratedPairsState state, string[] symbols)
    {
        run.Publish(CointegratedPairs.PairsTested, state.Tested);
        run.Publish(CointegratedPairs.Side, state.Trade.Side);
        PairFormation pair = state.Formation;
        if (pair.IsFormed)
        {
            run.Publish(CointegratedPairs.Pair, $"{symbols[pair.Explained]}/{symbols[pair.Explaining]}");
            run.Publish(CointegratedPairs.Alpha, pair.Line.Intercept);
            run.Publish(CointegratedPairs.Beta, pair.Line.Ratio);
            run.Publish(CointegratedPairs.PValue, pair.PValue);
            run.Publish(CointegratedPairs.AdjustedPValue, pair.AdjustedPValue);
            run.Publish(CointegratedPairs.HalfLife, pair.HalfLife);
            run.Publish(CointegratedPairs.Z, state.Score);
        }
    }

    private static string Explain(in CointegratedPairsState state)
    {
        string side = state.Trade switch
        {
            { Side: > 0 } => "spread bought",
            { Side: < 0 } => "spread sold",
            { IsBarred: true } => "given up, waits for the mean",
            _ => "flat",
        };
        return string.Create(CultureInfo.InvariantCulture, $"z {state.Score:0.00}: {side}");
    }
}
