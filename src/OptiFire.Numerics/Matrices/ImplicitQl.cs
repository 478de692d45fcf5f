namespace OptiFire.Numerics.Matrices;

/// <summary>Eigenvalues and eigenvectors of three diagonals by rotations that chase a bulge upwards.</summary>
/// <remarks>
/// QL with Wilkinson's shift, carried out implicitly. The rotations of a sweep are noted and applied to the vectors
/// later, many at a time (<see cref="RotationPanels"/>).
/// <para>Source: A. Dubrulle, R. S. Martin and J. H. Wilkinson, "The implicit QL algorithm", Numerische Mathematik 12
/// (1968), 377–383.</para>
/// </remarks>
internal static class ImplicitQl
{
    private const int MaximumSweeps = 60;
    private const double Epsilon = 1.0 / (1L << 52);

    /// <summary>Replaces the diagonal by the eigenvalues, unordered, and turns the vectors along.</summary>
    /// <param name="diagonal">The diagonal.</param>
    /// <param name="beside">Element i couples i and i + 1, the last is 0; destroyed.</param>
    /// <param name="vectors">Receives the rotations.</param>
    /// <returns>False where an eigenvalue did not settle.</returns>
    public static bool Solve(Span<double> diagonal, Span<double> beside, RotationPanels vectors)
    {
        for (int first = 0; first < diagonal.Length; first++)
        {
            int sweeps = 0;
            for (int last = Uncoupled(diagonal, beside, first); last > first; last = Uncoupled(diagonal, beside, first))
            {
                if (++sweeps > MaximumSweeps)
                {
                    return false;
                }

                Sweep(diagonal, beside, first, last, vectors);
            }
        }

        vectors.Apply();
        return true;
    }

    private static int Uncoupled(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside, int first)
    {
        int last = first;
        while (last < diagonal.Length - 1)
        {
            double size = Math.Abs(diagonal[last]) + Math.Abs(diagonal[last + 1]);
            if (Math.Abs(beside[last]) <= Epsilon * size || Math.Abs(beside[last]) < double.Epsilon / Epsilon)
            {
                break;
            }

            last++;
        }

        return last;
    }

    private static void Sweep(Span<double> d, Span<double> e, int first, int last, RotationPanels vectors)
    {
        // Wilkinson: the eigenvalue of the leading 2 × 2 block that lies nearer to its corner.
        double half = (d[first + 1] - d[first]) / (2 * e[first]);
        double root = Math.Sqrt(1 + half * half);
        double bulge = d[last] - d[first] + e[first] / (half + (half >= 0 ? root : -root));
        double sine = 1;
        double cosine = 1;
        double carried = 0;
        vectors.Begin(last);
        for (int i = last - 1; i >= first; i--)
        {
            double outside = sine * e[i];
            double inside = cosine * e[i];
            double length = Math.Sqrt(outside * outside + bulge * bulge);
            e[i + 1] = length;
            if (length == 0)
            {
                // The bulge vanished: the problem has split here.
                d[i + 1] -= carried;
                e[last] = 0;
                vectors.End(i + 1);
                return;
            }

            sine = outside / length;
            cosine = bulge / length;
            bulge = d[i + 1] - carried;
            double turn = (d[i] - bulge) * sine + 2 * cosine * inside;
            carried = sine * turn;
            d[i + 1] = bulge + carried;
            bulge = cosine * turn - inside;
            vectors.Add(cosine, sine);
        }

        d[first] -= carried;
        e[first] = bulge;
        e[last] = 0;
        vectors.End(first);
    }
}
