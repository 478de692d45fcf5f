using OptiFire.Numerics.Matrices;

namespace OptiFire.Numerics.Tests.Matrices;

[Trait("Category", "Golden")]
public sealed class SymmetricEigenTests
{
    [Fact]
    public void Two_by_two_is_what_the_hand_computes()
    {
        SymmetricEigen eigen = SymmetricEigen.Of([2, 1, 1, 2], 2);
        double[] vector = new double[2];
        eigen.CopyVector(0, vector);

        Assert.Equal(3, eigen.Values[0], 1e-15);
        Assert.Equal(1, eigen.Values[1], 1e-15);
        Assert.Equal(Math.Sqrt(0.5), Math.Abs(vector[0]), 1e-15);
        Assert.Equal(vector[0], vector[1], 1e-15);
    }

    [Fact]
    public void Second_difference_matrix_has_the_eigenvalues_of_theory()
    {
        const int n = 40;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            matrix[i * n + i] = 2;
            if (i > 0)
            {
                matrix[i * n + i - 1] = matrix[(i - 1) * n + i] = -1;
            }
        }

        SymmetricEigen eigen = SymmetricEigen.Of(matrix, n);

        for (int k = 0; k < n; k++)
        {
            Assert.Equal(2 - 2 * Math.Cos((n - k) * Math.PI / (n + 1)), eigen.Values[k], 1e-13);
        }
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(3, 1.0)]
    [InlineData(17, 1e-200)]
    [InlineData(64, 1e200)]
    [InlineData(101, 1.0)]
    public void Vectors_are_orthonormal_and_rebuild_the_matrix(int n, double unit)
    {
        var random = new Random(n);
        double[] matrix = Symmetric(n, () => unit * (random.NextDouble() - 0.5));

        Check(matrix, n, unit);
    }

    [Fact]
    public void Repeated_and_zero_eigenvalues_still_have_orthonormal_vectors()
    {
        const int n = 30;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            matrix[i * n + i] = i % 3;
        }

        Check(matrix, n, 1);
        Check(Symmetric(n, () => 1), n, n);
        Check(new double[n * n], n, 1);
    }

    [Fact]
    public void Values_of_unlike_size_keep_their_trace()
    {
        const int n = 20;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                matrix[i * n + j] = Math.Pow(10, -(i + j) / 2.0) * (i == j ? 2 : 1);
            }
        }

        Check(matrix, n, 2);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SymmetricEigen.Of([], 0));
        Assert.Throws<ArgumentException>(() => SymmetricEigen.Of([1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => SymmetricEigen.Of([1, double.NaN, double.NaN, 1], 2));
        Assert.Throws<ArgumentException>(() => SymmetricEigen.Of([1, 0, 0, double.PositiveInfinity], 2));
        SymmetricEigen eigen = SymmetricEigen.Of([1, 0, 0, 1], 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => eigen.CopyVector(2, new double[2]));
        Assert.Throws<ArgumentException>(() => eigen.CopyVector(0, new double[3]));
    }

    private static double[] Symmetric(int n, Func<double> next)
    {
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                matrix[i * n + j] = matrix[j * n + i] = next();
            }
        }

        return matrix;
    }

    private static void Check(double[] matrix, int n, double unit)
    {
        SymmetricEigen eigen = SymmetricEigen.Of(matrix, n);
        double[][] vectors = [.. Enumerable.Range(0, n).Select(_ => new double[n])];
        double bound = 40 * n * Math.Pow(2, -52);
        for (int k = 0; k < n; k++)
        {
            eigen.CopyVector(k, vectors[k]);
            Assert.True(k == 0 || eigen.Values[k] <= eigen.Values[k - 1]);
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double product = 0;
                double rebuilt = 0;
                for (int k = 0; k < n; k++)
                {
                    product += vectors[i][k] * vectors[j][k];
                    rebuilt += eigen.Values[k] * vectors[k][i] * vectors[k][j];
                }

                Assert.Equal(i == j ? 1 : 0, product, bound);
                Assert.Equal(matrix[i * n + j] / unit, rebuilt / unit, bound);
            }
        }
    }
}
