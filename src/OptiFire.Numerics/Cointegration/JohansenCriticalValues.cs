namespace OptiFire.Numerics.Cointegration;

/// <summary>The values above which a Johansen statistic rejects its null; NaN where none is tabulated.</summary>
/// <param name="NinetyPercent">The 90 % quantile under the null.</param>
/// <param name="NinetyFivePercent">The 95 % quantile.</param>
/// <param name="NinetyNinePercent">The 99 % quantile.</param>
public readonly record struct JohansenCriticalValues(
    double NinetyPercent,
    double NinetyFivePercent,
    double NinetyNinePercent
);
