using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptiFire.Numerics.Matrices;

/// <summary>Vectors under a long series of rotations of neighbours, applied panel by panel.</summary>
/// <remarks>
/// Starts as the unit matrix. A panel holds 16 coordinates of all vectors side by side: it stays in the cache while
/// hundreds of rotations pass, and the vector that two successive rotations share stays in registers. The arithmetic of
/// each coordinate is the same in every order and on every vector width.
/// </remarks>
internal sealed class RotationPanels
{
    private const int Width = 16;
    private const int Lanes = 4;
    private const int Enough = 4096;
    private readonly int _size;
    private readonly double[][] _panels;
    private readonly List<(int From, int To, int Start)> _sweeps = [];
    private readonly List<double> _rotations = [];

    public RotationPanels(int size)
    {
        _size = size;
        _panels = new double[(size + Width - 1) / Width][];
        for (int p = 0; p < _panels.Length; p++)
        {
            _panels[p] = new double[size * Width];
        }

        for (int i = 0; i < size; i++)
        {
            _panels[i / Width][i * Width + i % Width] = 1;
        }
    }

    /// <summary>Starts a sweep whose first rotation turns the vectors <paramref name="from"/> − 1 and that one.</summary>
    public void Begin(int from) => _sweeps.Add((from, from, _rotations.Count));

    /// <summary>Notes the next rotation of the sweep.</summary>
    public void Add(double cosine, double sine)
    {
        _rotations.Add(cosine);
        _rotations.Add(sine);
    }

    /// <summary>Ends the sweep: its last rotation turned <paramref name="to"/> and the vector after it.</summary>
    public void End(int to)
    {
        _sweeps[^1] = _sweeps[^1] with { To = to };
        if (_rotations.Count > Enough)
        {
            Apply();
        }
    }

    /// <summary>Carries out all noted rotations.</summary>
    public void Apply()
    {
        ReadOnlySpan<double> rotations = CollectionsMarshal.AsSpan(_rotations);
        foreach (double[] panel in _panels)
        {
            foreach ((int from, int to, int start) in _sweeps)
            {
                Turn(panel, from, to, rotations[start..]);
            }
        }

        _sweeps.Clear();
        _rotations.Clear();
    }

    /// <summary>Copies one vector out.</summary>
    public void CopyTo(int index, Span<double> vector)
    {
        for (int start = 0; start < _size; start += Width)
        {
            int count = Math.Min(Width, _size - start);
            _panels[start / Width].AsSpan(index * Width, count).CopyTo(vector[start..]);
        }
    }

    private static void Turn(double[] panel, int from, int to, ReadOnlySpan<double> rotations)
    {
        ref double origin = ref MemoryMarshal.GetArrayDataReference(panel);
        nuint place = (nuint)(from * Width);
        Vector256<double> k0 = Vector256.LoadUnsafe(ref origin, place);
        Vector256<double> k1 = Vector256.LoadUnsafe(ref origin, place + Lanes);
        Vector256<double> k2 = Vector256.LoadUnsafe(ref origin, place + 2 * Lanes);
        Vector256<double> k3 = Vector256.LoadUnsafe(ref origin, place + 3 * Lanes);
        int r = 0;
        for (int i = from - 1; i >= to; i--, r += 2)
        {
            Vector256<double> c = Vector256.Create(rotations[r]);
            Vector256<double> s = Vector256.Create(rotations[r + 1]);
            nuint above = place - Width;
            Vector256<double> a0 = Vector256.LoadUnsafe(ref origin, above);
            Vector256<double> a1 = Vector256.LoadUnsafe(ref origin, above + Lanes);
            Vector256<double> a2 = Vector256.LoadUnsafe(ref origin, above + 2 * Lanes);
            Vector256<double> a3 = Vector256.LoadUnsafe(ref origin, above + 3 * Lanes);
            (s * a0 + c * k0).StoreUnsafe(ref origin, place);
            (s * a1 + c * k1).StoreUnsafe(ref origin, place + Lanes);
            (s * a2 + c * k2).StoreUnsafe(ref origin, place + 2 * Lanes);
            (s * a3 + c * k3).StoreUnsafe(ref origin, place + 3 * Lanes);
            k0 = c * a0 - s * k0;
            k1 = c * a1 - s * k1;
            k2 = c * a2 - s * k2;
            k3 = c * a3 - s * k3;
            place = above;
        }

        k0.StoreUnsafe(ref origin, place);
        k1.StoreUnsafe(ref origin, place + Lanes);
        k2.StoreUnsafe(ref origin, place + 2 * Lanes);
        k3.StoreUnsafe(ref origin, place + 3 * Lanes);
    }
}
