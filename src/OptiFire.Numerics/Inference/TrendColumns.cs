namespace OptiFire.Numerics.Inference;

/// <summary>The deterministic regressors 1, t and t², with t running from −1 to 1 over the rows.</summary>
internal static class TrendColumns
{
    /// <summary>Fills the columns one after the other; the scale of t changes no fitted value.</summary>
    public static void Fill(TrendTerms trend, int rows, Span<double> columns)
    {
        if (trend == TrendTerms.None)
        {
            return;
        }

        columns[..rows].Fill(1);
        for (int term = 1; term < (int)trend; term++)
        {
            Span<double> before = columns.Slice((term - 1) * rows, rows);
            Span<double> column = columns.Slice(term * rows, rows);
            for (int t = 0; t < rows; t++)
            {
                column[t] = before[t] * (rows == 1 ? 0 : 2.0 * t / (rows - 1) - 1);
            }
        }
    }
}
