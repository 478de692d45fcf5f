using System.Globalization;
using OptiFire.Engine.Hosting;

namespace OptiFire.Soak;

/// <summary>What a run came to.</summary>
/// <param name="Ledger">Cash, fees, fills and positions, as text.</param>
/// <param name="Orders">How many orders were decided.</param>
/// <param name="Sequence">The journal's last sequence.</param>
/// <param name="Hash">The journal's head hash.</param>
public sealed record SoakOutcome(string Ledger, long Orders, long Sequence, string Hash)
{
    /// <summary>Reads a run's file.</summary>
    public static SoakOutcome Read(string folder)
    {
        string[] lines = File.ReadAllLines(SoakFiles.Outcome(folder));
        return new SoakOutcome(
            lines[0],
            long.Parse(lines[1], CultureInfo.InvariantCulture),
            long.Parse(lines[2], CultureInfo.InvariantCulture),
            lines[3]
        );
    }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Ledger}\n{Orders}\n{Sequence}\n{Hash}");

    internal static SoakOutcome Of(RunReport report)
    {
        IEnumerable<string> positions = report.Portfolio.Positions.Select(p =>
            $"{p.Instrument}={Text(p.Quantity)}@{Text(p.AverageCost)}"
        );
        return new SoakOutcome(
            $"cash {Text(report.Portfolio.Cash)} fees {Text(report.Portfolio.Fees)} fills {report.Fills} "
                + $"positions {string.Join(' ', positions)}",
            report.Orders,
            report.Head.Sequence,
            report.Head.Hash
        );
    }

    // Equal decimals may carry different numbers of zeros.
    private static string Text(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
