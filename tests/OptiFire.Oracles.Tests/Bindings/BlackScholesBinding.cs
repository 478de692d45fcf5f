using OptiFire.Numerics.Options;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class BlackScholesBinding : IOracleBinding
{
    public string File => "black_scholes";

    public void Check(OracleCase oracle, Comparison on)
    {
        var table = new Table(oracle.Element);
        Contract[] contracts = Contracts(table);
        OptionGreeks[] greeks = [.. contracts.Select(c => c.Greeks())];
        foreach (string column in Json.Texts(Json.Find(oracle.Element, "expected_columns")!.Value))
        {
            if (column == "implied_vol_from_price")
            {
                CheckImplied(on, table, contracts);
                continue;
            }

            Func<OptionGreeks, double> value = column switch
            {
                "price" => g => g.Price,
                "delta" => g => g.Delta,
                "gamma" => g => g.Gamma,
                "vega" => g => g.Vega,
                "theta_per_year" => g => g.Theta,
                "rho" => g => g.Rho,
                _ => throw new UnboundException($"a column '{column}'"),
            };
            string tolerance = column == "price" ? "price" : "greeks";
            on.Agree(column, table.Numbers(column), [.. greeks.Select(value)], tolerance);
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "T_zero": // the intrinsic value, where the reference takes what expires today for gone
                Assert.Equal(10, BlackScholes.Price(OptionKind.Call, 110, 100, 0, 0.05, 0.02, 0.2));
                Assert.Equal(0, BlackScholes.Price(OptionKind.Put, 110, 100, 0, 0.05, 0.02, 0.2));
                return true;
            case "sigma_zero": // the file's value is that of S = 100, K = 90, one year, r = 5 %, no dividend
                double certain = BlackScholes.Price(OptionKind.Call, 100, 90, 1, 0.05, 0, 0);
                Assert.Equal(edge.Number("expected"), certain, 1e-12);
                return true;
            case "price_below_intrinsic":
                Assert.Equal(ImpliedVolatilityStatus.BelowIntrinsic, Implied(9.99));
                return true;
            case "price_above_spot":
                Assert.Equal(ImpliedVolatilityStatus.AboveBound, Implied(111));
                return true;
            case "negative_spot":
                Assert.Throws<ArgumentOutOfRangeException>(() =>
                    BlackScholes.Price(OptionKind.Call, -1, 100, 1, 0, 0, 0.2)
                );
                return true;
            case "deep_otm_tail":
                double tail = Tail(edge).Price();
                double expected = edge.Number("expected_price");
                Assert.True(Comparison.IsClose(expected, tail, 1e-10, 0), $"{tail}, not {expected}");
                return true;
            case "put_call_parity":
                foreach (OracleCase grid in edge.Document.Cases)
                {
                    Assert.All(Contracts(new Table(grid.Element)), AssertParity);
                }

                return true;
            default:
                return false;
        }
    }

    private static void CheckImplied(Comparison on, Table table, Contract[] contracts)
    {
        const string Column = "implied_vol_from_price";
        double[] prices = table.Numbers("price");
        double[] expected = table.Numbers(Column);

        // The file has none where time value or vega are too small to tell one volatility from another.
        int[] told = [.. Enumerable.Range(0, expected.Length).Where(i => !double.IsNaN(expected[i]))];
        on.Agree(
            Column,
            [.. told.Select(i => expected[i])],
            [.. told.Select(i => contracts[i].Implied(prices[i]))],
            "implied_vol"
        );
    }

    private static void AssertParity(Contract c)
    {
        double difference = (c with { Kind = OptionKind.Call }).Price() - (c with { Kind = OptionKind.Put }).Price();
        double parity = c.Spot * Math.Exp(-c.Yield * c.Years) - c.Strike * Math.Exp(-c.Rate * c.Years);
        Assert.Equal(parity, difference, 1e-12 * c.Spot);
    }

    private static ImpliedVolatilityStatus Implied(double price) =>
        ImpliedVolatility.Solve(OptionKind.Call, price, 110, 100, 1).Status;

    private static Contract Tail(OracleEdge edge) =>
        new(
            Kind(edge.Get("input.cp").GetString()!),
            edge.Number("input.S"),
            edge.Number("input.K"),
            edge.Number("input.days") / 365,
            edge.Number("input.r"),
            edge.Number("input.q"),
            edge.Number("input.sigma")
        );

    private static Contract[] Contracts(Table table)
    {
        double[] spot = table.Numbers("S");
        double[] strike = table.Numbers("K");
        double[] years = table.Numbers("T");
        double[] rate = table.Numbers("r");
        double[] yield = table.Numbers("q");
        double[] volatility = table.Numbers("sigma");
        return
        [
            .. table
                .Texts("cp")
                .Select(
                    (cp, i) => new Contract(Kind(cp), spot[i], strike[i], years[i], rate[i], yield[i], volatility[i])
                ),
        ];
    }

    internal static OptionKind Kind(string name) =>
        name switch
        {
            "C" => OptionKind.Call,
            "P" => OptionKind.Put,
            _ => throw new UnboundException($"an option '{name}'"),
        };

    private sealed record Contract(
        OptionKind Kind,
        double Spot,
        double Strike,
        double Years,
        double Rate,
        double Yield,
        double Volatility
    )
    {
        public double Price() => BlackScholes.Price(Kind, Spot, Strike, Years, Rate, Yield, Volatility);

        public OptionGreeks Greeks() => BlackScholes.Greeks(Kind, Spot, Strike, Years, Rate, Yield, Volatility);

        public double Implied(double price)
        {
            double forward = BlackScholes.Forward(Spot, Years, Rate, Yield);
            return ImpliedVolatility.Solve(Kind, price, forward, Strike, Years, Math.Exp(-Rate * Years)).Volatility;
        }
    }
}
