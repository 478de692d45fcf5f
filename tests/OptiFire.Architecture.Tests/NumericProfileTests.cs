using System.Runtime.Intrinsics.X86;

namespace OptiFire.Architecture.Tests;

public sealed class NumericProfileTests
{
    [Fact]
    [Trait("Category", "Golden")]
    public void Golden_run_without_AVX512_really_has_none() =>
        Assert.False(Environment.GetEnvironmentVariable("DOTNET_EnableAVX512F") == "0" && Avx512F.IsSupported);
}
