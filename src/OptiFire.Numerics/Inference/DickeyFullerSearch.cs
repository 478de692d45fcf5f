namespace OptiFire.Numerics.Inference;

/// <summary>The fits of all lags on the same rows, read off one QR factorisation.</summary>
/// <param name="rotated">Qᵀ·Δy.</param>
/// <param name="residualSquares">Element k: the residual sum of squares after k columns.</param>
/// <param name="fixedColumns">How many columns come before the first lagged difference: the terms and the level.</param>
internal sealed class DickeyFullerSearch(double[] rotated, double[] residualSquares, int fixedColumns)
{
    /// <summary>The number of rows n.</summary>
    public int Rows => rotated.Length;

    /// <summary>The longest lag whose columns are independent; negative when not even the level is.</summary>
    public int LongestLag => residualSquares.Length - 1 - fixedColumns;

    /// <summary>−2·ln L + penalty·k with L the normal likelihood at its maximum.</summary>
    public double Criterion(int lag, double penalty)
    {
        int k = fixedColumns + lag;
        return Rows * (Math.Log(2 * Math.PI) + Math.Log(residualSquares[k] / Rows) + 1) + penalty * k;
    }

    /// <summary>|t| of the last column: the longest lagged difference, or the level at lag 0.</summary>
    public double LastT(int lag)
    {
        int k = fixedColumns + lag;
        return Math.Abs(rotated[k - 1]) / Math.Sqrt(residualSquares[k] / (Rows - k));
    }
}
