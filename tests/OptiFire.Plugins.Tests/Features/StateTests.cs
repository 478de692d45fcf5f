using OptiFire.Numerics.Regimes;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Features;
using OptiFire.Plugins.Learning;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Features;

public sealed class StateTests
{
    private static readonly Timestamp Time = Timestamp.FromUtc(2015, 3, 4, 21);

    [Fact]
    public void Stored_states_come_back_to_the_bit()
    {
        var regime = new VolatilityRegimeState(new(VixRegime.Elevated, 7, VixRegime.Crisis, 1), Time);
        var garch = new GarchVolatilityState(Time, new(0.1 + 0.2, 1e-7, 0.05, 0.01, 0.9, 5.5), Math.PI, 3, 2);
        var difference = new FractionalDifferencesState(Time, 1.0 / 3, 20, 0.35, 1e-300, -0.0);

        Assert.Equal(regime, Restored(regime));
        Assert.Equal(difference, Restored(difference));
        Assert.Equal(FractionalDifferencesState.Empty, Restored(FractionalDifferencesState.Empty));
        Assert.Equal(garch, Restored(garch));

        // Normal residuals have infinitely many degrees of freedom.
        GarchVolatilityState normal = garch with
        {
            Parameters = garch.Parameters with { DegreesOfFreedom = double.PositiveInfinity },
        };
        Assert.Equal(normal, Restored(normal));
    }

    [Fact]
    public void Stored_states_with_arrays_come_back_to_the_bit()
    {
        var kalman = new KalmanTrendState(Time, 1.0 / 3, -0.1, 5, 6, [1e-300, 2], [0.1, -0.0, 3]);
        var memory = new FadingMemoryState(Time, 2, 99.5, double.PositiveInfinity, [1, 0.3, 0, 2], [0.7, -0.2]);

        KalmanTrendState kalmanBack = Restored(kalman);
        FadingMemoryState memoryBack = Restored(memory);

        Assert.Equal(kalman with { Variances = [], Filter = [] }, kalmanBack with { Variances = [], Filter = [] });
        Assert.Equal(Bits(kalman.Variances), Bits(kalmanBack.Variances));
        Assert.Equal(Bits(kalman.Filter), Bits(kalmanBack.Filter));
        Assert.Equal(memory with { Root = [], Target = [] }, memoryBack with { Root = [], Target = [] });
        Assert.Equal(Bits(memory.Root), Bits(memoryBack.Root));
        Assert.Equal(Bits(memory.Target), Bits(memoryBack.Target));
    }

    [Fact]
    public void A_copy_does_not_share_arrays()
    {
        var kalman = new KalmanTrendState(Time, 0, 0, 0, 0, [1, 2], [3]);
        KalmanTrendState copy = kalman.Copy();

        copy.Filter[0] = 99;
        copy.Variances[0] = 99;

        Assert.Equal((1, 3), (kalman.Variances[0], kalman.Filter[0]));
    }

    private static TState Restored<TState>(TState state)
        where TState : IPluginState<TState>
    {
        var writer = new PayloadWriter();
        state.Write(writer);
        var reader = new PayloadReader(writer.WrittenSpan);
        TState restored = TState.Read(ref reader, TState.SchemaVersion);
        Assert.Equal(0, reader.Remaining);
        return restored;
    }

    private static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}
