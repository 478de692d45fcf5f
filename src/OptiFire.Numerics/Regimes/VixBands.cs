namespace OptiFire.Numerics.Regimes;

/// <summary>The bands of <see cref="VixRegimeFilter"/>, in index points. The defaults are conventions of practice.</summary>
public sealed record VixBands
{
    /// <summary>Normal from here, above 0; 15.</summary>
    public double NormalFrom { get; init; } = 15;

    /// <summary>Elevated from here, above <see cref="NormalFrom"/>; 20.</summary>
    public double ElevatedFrom { get; init; } = 20;

    /// <summary>Crisis from here, above <see cref="ElevatedFrom"/>; 30.</summary>
    public double CrisisFrom { get; init; } = 30;

    /// <summary>From <see cref="ElevatedFrom"/> on, a ratio of VIX to VIX3M above this is a crisis too; 1.</summary>
    public double InvertedAbove { get; init; } = 1;

    /// <summary>How far below a band the index must fall to leave it, ≥ 0 and less than <see cref="NormalFrom"/>; 1 point.</summary>
    public double Hysteresis { get; init; } = 1;

    /// <summary>Observations that confirm a rise and that a regime lasts before it may fall, ≥ 1; 2.</summary>
    public int MinimumDwell { get; init; } = 2;

    /// <summary>The regime of one reading taken alone; a reading on a band belongs to the higher regime.</summary>
    /// <param name="vix">The index, above 0.</param>
    /// <param name="termStructure">VIX over VIX3M, above 0; NaN when it is not known, and then it does not count.</param>
    /// <param name="loweredBy">Points by which all bands are lowered, ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index or the ratio is not above 0, or the index is NaN.</exception>
    public VixRegime Classify(double vix, double termStructure = double.NaN, double loweredBy = 0)
    {
        if (!(vix > 0 && double.IsFinite(vix)))
        {
            throw new ArgumentOutOfRangeException(nameof(vix), vix, "The index must be above 0.");
        }

        if (termStructure <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(termStructure), termStructure, "Must be above 0, or NaN.");
        }

        if (vix >= CrisisFrom - loweredBy)
        {
            return VixRegime.Crisis;
        }

        if (vix >= ElevatedFrom - loweredBy)
        {
            return termStructure > InvertedAbove ? VixRegime.Crisis : VixRegime.Elevated;
        }

        return vix >= NormalFrom - loweredBy ? VixRegime.Normal : VixRegime.Low;
    }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bands do not rise, or a value is outside its range.</exception>
    public void Validate()
    {
        Require(NormalFrom > 0, nameof(NormalFrom), NormalFrom);
        Require(ElevatedFrom > NormalFrom, nameof(ElevatedFrom), ElevatedFrom);
        Require(CrisisFrom > ElevatedFrom && double.IsFinite(CrisisFrom), nameof(CrisisFrom), CrisisFrom);
        Require(InvertedAbove > 0, nameof(InvertedAbove), InvertedAbove);
        Require(Hysteresis >= 0 && Hysteresis < NormalFrom, nameof(Hysteresis), Hysteresis);
        Require(MinimumDwell >= 1, nameof(MinimumDwell), MinimumDwell);
    }

    private static void Require(bool holds, string name, double value)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(
                name,
                value,
                "Bands must rise from above 0, with 0 ≤ hysteresis < first band and dwell ≥ 1."
            );
        }
    }
}
