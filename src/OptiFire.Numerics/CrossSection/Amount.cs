namespace OptiFire.Numerics.CrossSection;

internal static class Amount
{
    /// <summary>Lets NaN pass: it is missing, not wrong.</summary>
    public static void NotNegative(double value, string name)
    {
        if (value < 0)
        {
            throw new ArgumentOutOfRangeException(name, value, "Must be 0 or more, or NaN.");
        }
    }
}
