using OptiFire.Numerics.Options;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class RiskReversalBinding : IOracleBinding
{
    private static readonly (string Field, SmileInterpolation Interpolation)[] _interpolations =
    [
        ("linear_in_delta", SmileInterpolation.LinearInDelta),
        ("linear_in_log_moneyness", SmileInterpolation.LinearInLogMoneyness),
        ("natural_cubic_in_log_moneyness", SmileInterpolation.NaturalCubicInLogMoneyness),
    ];

    public string File => "risk_reversal";

    public void Check(OracleCase oracle, Comparison on)
    {
        ChainQuote[] quotes = Quotes(new Table(Json.Find(oracle.Element, "input")!.Value));
        Smile smile = Smile.FromQuotes(quotes, oracle.Number("T"), oracle.Number("r"));
        on.Equal("forward", smile.Parity.Forward);
        on.Equal("parity_strike", smile.Parity.Strike);
        CheckPoints(on, smile, quotes);
        foreach ((string field, SmileInterpolation interpolation) in _interpolations)
        {
            RiskReversal reading = RiskReversal.Of(smile, oracle.Number("target_delta"), interpolation);
            on.Equal($"{field}.iv_call", reading.CallVolatility, "iv");
            on.Equal($"{field}.iv_put", reading.PutVolatility, "iv");
            on.Equal($"{field}.rr", reading.Value, "rr");
            on.Equal($"{field}.k_call", reading.CallStrike, "strike");
            on.Equal($"{field}.k_put", reading.PutStrike, "strike");
            on.Equal($"{field}.atm_forward_iv", reading.ForwardVolatility, "iv");
            on.Equal($"{field}.butterfly", reading.Butterfly, "rr");
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        ChainQuote[] chain = Chain();
        switch (edge.Id)
        {
            case "crossed_or_zero_bid":
                AssertSame(chain, [.. chain, new(OptionKind.Put, 70, 0, 0.05), new(OptionKind.Call, 131, 2, 1)]);
                return true;
            case "target_delta_outside_chain":
                ChainQuote[] narrow = [.. chain.Where(q => Math.Abs(q.Strike - 100) < 3)];
                AssertNone(SmileStatus.DeltaOutsideChain, narrow);
                return true;
            case "one_side_missing":
                AssertNone(
                    SmileStatus.OneSideMissing,
                    [.. chain.Where(q => q.Kind == OptionKind.Call || q.Strike >= 100)]
                );
                return true;
            case "mid_below_intrinsic":
                Assert.Equal(
                    ImpliedVolatilityStatus.BelowIntrinsic,
                    ImpliedVolatility.Solve(OptionKind.Call, 40, 645, 600, 0.1).Status
                );
                AssertSame(chain, [.. chain, new(OptionKind.Put, 65, 90, 91)]); // above its bound: no volatility either
                return true;
            case "duplicate_strikes":
                AssertSame(chain, [new(OptionKind.Call, 105, 50, 51), .. chain]);
                return true;
            case "expiry_today":
                AssertNone(SmileStatus.Expired, chain, years: 0);
                return true;
            default:
                return false;
        }
    }

    private static void CheckPoints(Comparison on, Smile smile, ChainQuote[] quotes)
    {
        Table used = on.Table("used");
        foreach (string column in used.Names)
        {
            if (column == "cp")
            {
                OptionKind[] kinds = [.. used.Texts(column).Select(BlackScholesBinding.Kind)];
                on.Holds("used.cp", kinds.SequenceEqual(smile.Points.Select(p => p.Kind)), "other options are used");
                continue;
            }

            (Func<SmilePoint, double> value, string? tolerance) = column switch
            {
                "strike" => ((Func<SmilePoint, double>)(p => p.Strike), (string?)null),
                "bid" => (p => Quoted(p).Bid, null),
                "ask" => (p => Quoted(p).Ask, null),
                "mid" => (p => p.Mid, null),
                "iv" => (p => p.Volatility, "iv"),
                "fwd_delta" => (p => p.ForwardDelta, "iv"),
                _ => throw new UnboundException($"a column '{column}'"),
            };
            on.Agree($"used.{column}", used.Numbers(column), [.. smile.Points.Select(value)], tolerance);
        }

        ChainQuote Quoted(SmilePoint p) => quotes.Last(q => q.Strike == p.Strike && q.Kind == p.Kind);
    }

    private static void AssertSame(ChainQuote[] clean, ChainQuote[] dirty)
    {
        Smile expected = Smile.FromQuotes(clean, 0.1, 0.01);
        Smile smile = Smile.FromQuotes(dirty, 0.1, 0.01);
        Assert.Equal(expected.Points, smile.Points);
        Assert.Equal(SmileStatus.Ready, RiskReversal.Of(smile).Status);
        Assert.Equal(RiskReversal.Of(expected), RiskReversal.Of(smile));
    }

    private static void AssertNone(SmileStatus expected, ChainQuote[] quotes, double years = 0.1)
    {
        foreach ((_, SmileInterpolation interpolation) in _interpolations)
        {
            RiskReversal reading = RiskReversal.Of(Smile.FromQuotes(quotes, years, 0.01), 0.25, interpolation);
            Assert.Equal(expected, reading.Status);
            Assert.True(double.IsNaN(reading.Value));
        }
    }

    private static ChainQuote[] Quotes(Table table)
    {
        double[] strikes = table.Numbers("strike");
        double[] bids = table.Numbers("bid");
        double[] asks = table.Numbers("ask");
        return
        [
            .. table
                .Texts("cp")
                .Select((cp, i) => new ChainQuote(BlackScholesBinding.Kind(cp), strikes[i], bids[i], asks[i])),
        ];
    }

    /// <summary>Strikes 80 … 120 about the forward 100, 36.5 days, r = 1 %, quoted without a spread.</summary>
    private static ChainQuote[] Chain() =>
        [
            .. from strike in Enumerable.Range(80, 41)
            from kind in new[] { OptionKind.Call, OptionKind.Put }
            let volatility = 0.2 - 0.1 * Math.Log(strike / 100.0)
            let price = Black76.Price(kind, 100, strike, 0.1, volatility, Math.Exp(-0.001))
            select new ChainQuote(kind, strike, price, price),
        ];
}
