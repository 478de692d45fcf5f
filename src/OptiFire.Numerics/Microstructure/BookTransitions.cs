namespace OptiFire.Numerics.Microstructure;

/// <summary>Counts of what follows each state (imbalance × spread), every event counted with its mirror image.</summary>
internal sealed class BookTransitions(double tick, int imbalances, int spreads)
{
    private readonly int _size = imbalances * spreads;
    private readonly double[] _quiet = new double[imbalances * spreads * imbalances * spreads];
    private readonly double[] _moved = new double[imbalances * spreads * imbalances * spreads];
    private readonly double[] _moves = new double[imbalances * spreads];
    private readonly double[] _counts = new double[imbalances * spreads];

    /// <summary>The state of a book, −1 where it has none: not a regular quote, or a spread beyond the grid.</summary>
    public int StateOf(BookLevels book)
    {
        if (book.Condition != QuoteCondition.Regular)
        {
            return -1;
        }

        double spread = Math.Round((book.Ask - book.Bid) / tick);
        if (spread < 1 || spread > spreads)
        {
            return -1;
        }

        double share = book.BidSize / (book.BidSize + book.AskSize);
        int bucket = Math.Min((int)(share * imbalances), imbalances - 1);
        return ((int)spread - 1) * imbalances + bucket;
    }

    /// <summary>Counts one step and its mirror: bid and ask exchanged, the mid moving the other way.</summary>
    public void Add(int from, int to, double midChange)
    {
        bool quiet = Math.Abs(midChange) < 0.25 * tick;
        Count(from, to, midChange, quiet);
        Count(Mirror(from), Mirror(to), -midChange, quiet);
    }

    /// <summary>How often a state was left.</summary>
    public double Seen(int state) => _counts[state];

    /// <summary>I − Q: what stays when the mid does not move.</summary>
    public double[] Staying()
    {
        double[] matrix = new double[_size * _size];
        for (int i = 0; i < _size; i++)
        {
            for (int j = 0; j < _size; j++)
            {
                matrix[i * _size + j] = (i == j ? 1 : 0) - Share(_quiet[i * _size + j], i);
            }
        }

        return matrix;
    }

    /// <summary>The mean change of the mid on leaving each state.</summary>
    public double[] MeanMoves()
    {
        double[] means = new double[_size];
        for (int i = 0; i < _size; i++)
        {
            means[i] = Share(_moves[i], i);
        }

        return means;
    }

    /// <summary>R·g: the mean of g over the states in which the mid arrives when it moves.</summary>
    public double[] AfterMove(ReadOnlySpan<double> g)
    {
        double[] means = new double[_size];
        for (int i = 0; i < _size; i++)
        {
            double sum = 0;
            for (int j = 0; j < _size; j++)
            {
                sum += _moved[i * _size + j] * g[j];
            }

            means[i] = Share(sum, i);
        }

        return means;
    }

    private int Mirror(int state) => state - state % imbalances + (imbalances - 1 - state % imbalances);

    private double Share(double sum, int state) => _counts[state] > 0 ? sum / _counts[state] : 0;

    private void Count(int from, int to, double midChange, bool quiet)
    {
        _counts[from]++;
        (quiet ? _quiet : _moved)[from * _size + to]++;
        _moves[from] += quiet ? 0 : midChange;
    }
}
