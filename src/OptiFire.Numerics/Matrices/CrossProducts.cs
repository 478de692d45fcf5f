using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptiFire.Numerics.Matrices;

/// <summary>All inner products of a set of vectors, in one order whatever the processor.</summary>
/// <remarks>
/// The vectors are copied in chunks that stay in the cache, padded with zeros to whole tiles of 4 × 2 products. Every
/// product keeps four partial sums per chunk, combined as (l₀ + l₂) + (l₁ + l₃), and the chunks are added in order:
/// the bits depend neither on the vector width nor on how many vectors there are. Time O(n²·length).
/// </remarks>
internal static class CrossProducts
{
    private const int Chunk = 256;
    private const int TileRows = 4;
    private const int TileColumns = 2;
    private const int Lanes = 4;

    /// <summary>The symmetric matrix xᵢ·xⱼ, row after row, of vectors that lie one after the other.</summary>
    public static double[] Of(ReadOnlySpan<double> vectors, int count, int length)
    {
        int padded = (count + TileRows - 1) / TileRows * TileRows;
        double[] packed = new double[padded * Chunk];
        double[] products = new double[count * count];
        for (int start = 0; start < length; start += Chunk)
        {
            int rows = Math.Min(Chunk, length - start);
            for (int i = 0; i < count; i++)
            {
                Span<double> place = packed.AsSpan(i * Chunk, Chunk);
                vectors.Slice(i * length + start, rows).CopyTo(place);
                place[rows..].Clear();
            }

            AddTiles(packed, padded, products, count);
        }

        Mirror(products, count);
        return products;
    }

    private static void AddTiles(ReadOnlySpan<double> packed, int padded, Span<double> products, int count)
    {
        Span<double> tile = stackalloc double[TileRows * TileColumns];
        for (int row = 0; row < count; row += TileRows)
        {
            ReadOnlySpan<double> left = packed.Slice(row * Chunk, TileRows * Chunk);
            for (int column = row; column < padded; column += TileColumns)
            {
                Tile(left, packed.Slice(column * Chunk, TileColumns * Chunk), tile);
                for (int i = 0; i < TileRows && row + i < count; i++)
                {
                    for (int j = 0; j < TileColumns && column + j < count; j++)
                    {
                        products[(row + i) * count + column + j] += tile[i * TileColumns + j];
                    }
                }
            }
        }
    }

    private static void Tile(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> tile)
    {
        ref double a = ref MemoryMarshal.GetReference(left);
        ref double b = ref MemoryMarshal.GetReference(right);
        Vector256<double> s00 = default;
        Vector256<double> s01 = default;
        Vector256<double> s10 = default;
        Vector256<double> s11 = default;
        Vector256<double> s20 = default;
        Vector256<double> s21 = default;
        Vector256<double> s30 = default;
        Vector256<double> s31 = default;
        for (nuint k = 0; k < Chunk; k += Lanes)
        {
            Vector256<double> x = Vector256.LoadUnsafe(ref b, k);
            Vector256<double> y = Vector256.LoadUnsafe(ref b, k + Chunk);
            Vector256<double> row = Vector256.LoadUnsafe(ref a, k);
            s00 += row * x;
            s01 += row * y;
            row = Vector256.LoadUnsafe(ref a, k + Chunk);
            s10 += row * x;
            s11 += row * y;
            row = Vector256.LoadUnsafe(ref a, k + 2 * Chunk);
            s20 += row * x;
            s21 += row * y;
            row = Vector256.LoadUnsafe(ref a, k + 3 * Chunk);
            s30 += row * x;
            s31 += row * y;
        }

        tile[0] = Total(s00);
        tile[1] = Total(s01);
        tile[2] = Total(s10);
        tile[3] = Total(s11);
        tile[4] = Total(s20);
        tile[5] = Total(s21);
        tile[6] = Total(s30);
        tile[7] = Total(s31);
    }

    private static double Total(Vector256<double> lanes)
    {
        Vector128<double> halves = lanes.GetLower() + lanes.GetUpper();
        return halves.GetElement(0) + halves.GetElement(1);
    }

    private static void Mirror(Span<double> products, int count)
    {
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                products[i * count + j] = products[j * count + i];
            }
        }
    }
}
