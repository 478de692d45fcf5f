namespace OptiFire.Numerics.CrossSection;

internal static class Present
{
    /// <summary>The values that are not NaN, in order.</summary>
    public static double[] In(ReadOnlySpan<double> values)
    {
        double[] present = new double[values.Length];
        int count = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                present[count++] = value;
            }
        }

        return present[..count];
    }
}
